// A small client in C for the tests: connects to 127.0.0.1 PORT, sends COUNT octets of a pattern in
// odd chunks while it reads, half-closes, and compares what comes back octet by octet.
// Exit status 0 when all came back, 1 when not, 2 when a call failed.
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char pattern(long offset) { return (unsigned char)(offset * 31 + offset / 251); }

static int failed(const char *call) {
  perror(call);
  return 2;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  long total = atol(arguments[2]), sent = 0, received = 0;
  int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (descriptor < 0) return failed("socket");
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons((unsigned short)atoi(arguments[1]));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address) < 0) return failed("connect");
  if (total == 0) shutdown(descriptor, SHUT_WR);
  static unsigned char chunk[12347];
  for (;;) {
    struct pollfd entry = {descriptor, POLLIN | (sent < total ? POLLOUT : 0), 0};
    if (poll(&entry, 1, 10000) <= 0) return failed("poll");
    if (entry.revents & POLLOUT && sent < total) {
      long length = total - sent < (long)sizeof chunk ? total - sent : (long)sizeof chunk;
      for (long index = 0; index < length; index++) chunk[index] = pattern(sent + index);
      ssize_t taken = send(descriptor, chunk, (size_t)length, MSG_DONTWAIT | MSG_NOSIGNAL);
      if (taken < 0) return failed("send");
      sent += taken;
      if (sent == total) shutdown(descriptor, SHUT_WR);
    }
    if (entry.revents & (POLLIN | POLLHUP | POLLERR)) {
      ssize_t length = recv(descriptor, chunk, sizeof chunk, 0);
      if (length < 0) return failed("recv");
      if (length == 0) break;
      for (ssize_t index = 0; index < length; index++)
        if (chunk[index] != pattern(received + index)) return 1;
      received += length;
    }
  }
  return received == total ? 0 : 1;
}
