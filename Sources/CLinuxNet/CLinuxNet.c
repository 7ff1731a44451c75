#define _GNU_SOURCE
#include "CLinuxNet.h"

#include <linux/capability.h>
#include <link.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>
#include <dirent.h>
#include <errno.h>
#include <arpa/inet.h>
#include <fcntl.h>

static volatile sig_atomic_t caught[65];
static volatile int event_descriptor = -1;
static volatile sig_atomic_t ends_at_second;
static volatile sig_atomic_t ends_at_once;
static volatile sig_atomic_t is_stop_seen;
static struct timespec first_stop;

// Whoever asks again after this many nanoseconds does not want to wait for an end in order.
// timeout(1) sends the same signal twice at once, to the process and to its group.
static const long long patience = 300000000;

static void end(int signal) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, NULL);
  // Blocked while the handler runs, and taken when it returns.
  raise(signal);
}

static void stop(int signal) {
  if (ends_at_once) {
    end(signal);
    return;
  }
  if (!ends_at_second) return;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (!is_stop_seen) {
    first_stop = now;
    is_stop_seen = 1;
    return;
  }
  long long passed =
      (now.tv_sec - first_stop.tv_sec) * 1000000000LL + (now.tv_nsec - first_stop.tv_nsec);
  if (passed >= patience) end(signal);
}

static void record(int signal) {
  // Only async-signal-safe work (signal-safety(7)). errno belongs to the code that was interrupted.
  int saved = errno;
  if (signal > 0 && signal < 65) caught[signal]++;
  uint64_t one = 1;
  if (event_descriptor >= 0) {
    ssize_t ignored = write(event_descriptor, &one, sizeof one);
    (void)ignored;
  }
  if (signal == SIGINT || signal == SIGTERM || signal == SIGALRM) stop(signal);
  errno = saved;
}

int netdiag_signal_latch_install(const int *signals, int count) {
  if (event_descriptor < 0) {
    int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (descriptor < 0) return -1;
    event_descriptor = descriptor;
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = record;
  // No SA_RESTART: a blocked call must return so that the loop sees the latch.
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < count; index++) {
    if (sigaction(signals[index], &action, NULL) < 0) return -1;
  }
  return event_descriptor;
}

void netdiag_signal_latch_end_at_second(void) { ends_at_second = 1; }

void netdiag_signal_latch_end_at_once(int is_wanted) { ends_at_once = is_wanted; }

int netdiag_signal_latch_count(int signal) {
  return signal > 0 && signal < 65 ? (int)caught[signal] : 0;
}

int netdiag_set_capability_sets(uint64_t effective, uint64_t permitted, uint64_t inheritable) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2];
  data[0].effective = (uint32_t)effective;
  data[1].effective = (uint32_t)(effective >> 32);
  data[0].permitted = (uint32_t)permitted;
  data[1].permitted = (uint32_t)(permitted >> 32);
  data[0].inheritable = (uint32_t)inheritable;
  data[1].inheritable = (uint32_t)(inheritable >> 32);
  return syscall(SYS_capset, &header, data) < 0 ? -1 : 0;
}

int netdiag_set_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

void netdiag_clear_bounding_set(void) {
  // The kernel knows fewer capabilities than this, and says so of the rest.
  for (unsigned long capability = 0; capability < 64; capability++) {
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) return;
  }
}

void netdiag_clear_ambient_set(void) { prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); }

int netdiag_set_timer_slack(unsigned long nanoseconds) {
  return prctl(PR_SET_TIMERSLACK, nanoseconds, 0, 0, 0);
}

int netdiag_poll(struct pollfd *entries, unsigned long count, const struct timespec *timeout) {
  return ppoll(entries, count, timeout, NULL);
}

int netdiag_accept(int descriptor, struct sockaddr *address, socklen_t *length) {
  return accept4(descriptor, address, length, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

long netdiag_directory_entries(int descriptor, void *buffer, unsigned long count) {
  return getdents64(descriptor, buffer, count);
}

int netdiag_attach_filter(
    int descriptor, const struct netdiag_filter_instruction *instructions, uint16_t count) {
  // Same layout as struct sock_filter, which the kernel's ABI fixes.
  _Static_assert(sizeof(struct netdiag_filter_instruction) == sizeof(struct sock_filter), "layout");
  struct sock_fprog program = {count, (struct sock_filter *)instructions};
  return setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

static int release_segments(struct dl_phdr_info *info, size_t size, void *context) {
  (void)size;
  (void)context;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < info->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W)) continue;
    uintptr_t begin = info->dlpi_addr + segment->p_vaddr;
    uintptr_t end = (begin + segment->p_memsz) & ~(page - 1);
    begin = (begin + page - 1) & ~(page - 1);
    // Without effect, nothing is worse than before.
    if (begin < end) madvise((void *)begin, end - begin, MADV_DONTNEED);
  }
  // The first object is the program itself.
  return 1;
}

void netdiag_release_program_pages(void) { dl_iterate_phdr(release_segments, NULL); }

// Same layout as struct mmsghdr, which the kernel's ABI fixes.
_Static_assert(sizeof(struct netdiag_message) == sizeof(struct mmsghdr), "layout");
_Static_assert(
    offsetof(struct netdiag_message, byte_count) == offsetof(struct mmsghdr, msg_len), "layout");

int netdiag_send_messages(
    int descriptor, struct netdiag_message *messages, unsigned int count, int flags) {
  return sendmmsg(descriptor, (struct mmsghdr *)messages, count, flags);
}

int netdiag_receive_messages(
    int descriptor, struct netdiag_message *messages, unsigned int count, int flags) {
  return recvmmsg(descriptor, (struct mmsghdr *)messages, count, flags, NULL);
}

ssize_t netdiag_write_without_waiting(int descriptor, const void *octets, size_t count) {
  struct iovec vector = {(void *)octets, count};
  return pwritev2(descriptor, &vector, 1, -1, RWF_NOWAIT);
}

int netdiag_open_place_holder(void) { return open("/", O_PATH); }

int netdiag_open_packet_socket(void) {
  return socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

int netdiag_set_packet_ring(
    int descriptor, unsigned int block_byte_count, unsigned int block_count,
    unsigned int frame_byte_count) {
  int version = TPACKET_V2;
  if (setsockopt(descriptor, SOL_PACKET, PACKET_VERSION, &version, sizeof version) != 0) return -1;
  struct tpacket_req request = {
      .tp_block_size = block_byte_count,
      .tp_block_nr = block_count,
      .tp_frame_size = frame_byte_count,
      .tp_frame_nr = block_byte_count / frame_byte_count * block_count,
  };
  return setsockopt(descriptor, SOL_PACKET, PACKET_RX_RING, &request, sizeof request);
}

void *netdiag_map_shared(int descriptor, size_t count) {
  void *start = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  return start == MAP_FAILED ? NULL : start;
}

int netdiag_bind_packet_socket(int descriptor) {
  struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
  return bind(descriptor, (const struct sockaddr *)&address, sizeof address);
}

struct netdiag_packet_frame netdiag_packet_frame_at(const void *frame) {
  const struct tpacket2_hdr *head = frame;
  struct netdiag_packet_frame result = {.status = __atomic_load_n(&head->tp_status, __ATOMIC_ACQUIRE)};
  if (!(result.status & TP_STATUS_USER)) return result;
  result.byte_count = head->tp_snaplen;
  result.offset = head->tp_net;
  result.seconds = head->tp_sec;
  result.nanoseconds = head->tp_nsec;
  return result;
}

void netdiag_release_packet_frame(void *frame) {
  __atomic_store_n(&((struct tpacket2_hdr *)frame)->tp_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
}
