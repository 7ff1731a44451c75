// Sends UDP datagrams as fast as the kernel takes them, or at a rate, and prints how many.
// A single one is sent when the time is 0.
// usage: blast ADDRESS PORT OCTETS SECONDS [PER-SECOND]
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { batch = 128, largest = 1472 };

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count < 5) return 2;
  struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[2]))};
  size_t octets = atoi(arguments[3]);
  double duration = atof(arguments[4]), rate = count > 5 ? atof(arguments[5]) : 0;
  int descriptor = socket(AF_INET, SOCK_DGRAM, 0);
  if (octets > largest || inet_pton(AF_INET, arguments[1], &peer.sin_addr) != 1 ||
      connect(descriptor, (struct sockaddr *)&peer, sizeof peer) != 0)
    return 2;
  static char data[largest];
  struct iovec piece = {data, octets};
  static struct mmsghdr messages[batch];
  for (int index = 0; index < batch; index++)
    messages[index].msg_hdr = (struct msghdr){.msg_iov = &piece, .msg_iovlen = 1};
  unsigned long long sent = 0;
  double start = seconds(), passed;
  while ((passed = seconds() - start) < duration || (duration <= 0 && sent == 0)) {
    double due = duration <= 0 ? 1 : rate > 0 ? passed * rate - sent : batch;
    if (due < 1) {
      usleep(100);
      continue;
    }
    int taken = sendmmsg(descriptor, messages, due < batch ? (int)due : batch, 0);
    if (taken > 0) sent += taken;
  }
  printf("%llu\n", sent);
  return 0;
}
