// What Swift's Glibc module cannot show: variadic calls, macros, and kernel headers it leaves out.
// Nothing here holds logic; every function names the call it stands for.
#ifndef CLINUXNET_H
#define CLINUXNET_H

// This header must not define _GNU_SOURCE: Swift would then see two different Glibc modules.
#include <poll.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

/// Catches `signals[0..<count]` from now on and returns an event descriptor (eventfd(2)) that
/// becomes readable when one arrives, or -1 with errno set. A second call adds signals.
int netdiag_signal_latch_install(const int *signals, int count);

/// Makes the second SIGINT, SIGTERM or SIGALRM of those that are caught, when it comes 0.3 seconds or
/// more after the first, end the process at once.
void netdiag_signal_latch_end_at_second(void);

/// Has the processor fetch the line of its cache that holds `address`, which may be any.
static inline void netdiag_prefetch(const void *address) { __builtin_prefetch(address); }

/// Makes a SIGINT, SIGTERM or SIGALRM that is caught end the process at once, or no longer.
void netdiag_signal_latch_end_at_once(int is_wanted);

/// How often `signal` was caught since its installation.
int netdiag_signal_latch_count(int signal);

/// ppoll(2) without a signal mask; `timeout` may be NULL.
int netdiag_poll(struct pollfd *entries, unsigned long count, const struct timespec *timeout);

/// accept4(2) with SOCK_CLOEXEC and SOCK_NONBLOCK.
int netdiag_accept(int descriptor, struct sockaddr *address, socklen_t *length);

/// capset(2) of this thread; returns 0, or -1 with errno set.
int netdiag_set_capability_sets(uint64_t effective, uint64_t permitted, uint64_t inheritable);

/// prctl(PR_SET_NO_NEW_PRIVS, 1); returns 0, or -1 with errno set.
int netdiag_set_no_new_privileges(void);

/// prctl(PR_CAPBSET_DROP) of every capability, as far as the process may.
void netdiag_clear_bounding_set(void);

/// prctl(PR_CAP_AMBIENT) with PR_CAP_AMBIENT_CLEAR_ALL.
void netdiag_clear_ambient_set(void);

/// prctl(PR_SET_TIMERSLACK): how late, in nanoseconds, a wait of this thread may end; returns 0, or
/// -1 with errno set.
int netdiag_set_timer_slack(unsigned long nanoseconds);

/// getdents64(2): fills `buffer` with directory entries; returns the octets written, 0 at the end, or
/// -1 with errno set.
long netdiag_directory_entries(int descriptor, void *buffer, unsigned long count);

/// One instruction of a classic packet filter (struct sock_filter of linux/filter.h).
struct netdiag_filter_instruction {
  uint16_t code;
  uint8_t if_true;
  uint8_t if_false;
  uint32_t operand;
};

/// setsockopt(SO_ATTACH_FILTER) with `count` instructions; returns 0, or -1 with errno set.
int netdiag_attach_filter(
    int descriptor, const struct netdiag_filter_instruction *instructions, uint16_t count);

/// madvise(2) with MADV_DONTNEED of what is mapped of the running program and cannot be written to:
/// the pages come back, from memory or the file, when they are read again.
void netdiag_release_program_pages(void);

/// One message of many, and how many octets of it were sent or received (struct mmsghdr).
struct netdiag_message {
  struct msghdr header;
  unsigned int byte_count;
};

/// sendmmsg(2): how many of the `count` messages were sent, or -1 with errno set about the first.
int netdiag_send_messages(
    int descriptor, struct netdiag_message *messages, unsigned int count, int flags);

/// recvmmsg(2) without a timeout: how many messages were received, or -1 with errno set.
int netdiag_receive_messages(
    int descriptor, struct netdiag_message *messages, unsigned int count, int flags);

/// pwritev2(2) at the current position with RWF_NOWAIT: -1 with EAGAIN instead of waiting, and with
/// EOPNOTSUPP where the kernel cannot promise that.
ssize_t netdiag_write_without_waiting(int descriptor, const void *octets, size_t count);

/// A packet socket (packet(7)) of type SOCK_DGRAM that receives nothing yet, close-on-exec and
/// non-blocking, or -1 with errno set.
int netdiag_open_packet_socket(void);

/// setsockopt(PACKET_VERSION) with TPACKET_V2, then setsockopt(PACKET_RX_RING) with `block_count`
/// blocks of `block_byte_count` octets in frames of `frame_byte_count`, a divisor of that; returns 0,
/// or -1 with errno set.
int netdiag_set_packet_ring(
    int descriptor, unsigned int block_byte_count, unsigned int block_count,
    unsigned int frame_byte_count);

/// mmap(2) of `count` octets of a descriptor, shared, for reading and writing; NULL with errno set
/// when that fails.
void *netdiag_map_shared(int descriptor, size_t count);

/// bind(2) of a packet socket to all protocols of all interfaces: from now on it receives.
int netdiag_bind_packet_socket(int descriptor);

/// What the head of a frame of a ring says (struct tpacket2_hdr).
struct netdiag_packet_frame {
  uint32_t status;
  /// How many octets of the packet lie in the frame, and where they begin in it.
  uint32_t byte_count;
  uint32_t offset;
  /// When the packet was seen, on the wall clock.
  uint32_t seconds;
  uint32_t nanoseconds;
};

/// Reads the head of the frame at `frame`, its status first and with acquire ordering; all else is 0
/// unless the status says that the frame belongs to the program (TP_STATUS_USER).
struct netdiag_packet_frame netdiag_packet_frame_at(const void *frame);

/// Gives the frame at `frame` back to the kernel: a store with release ordering.
void netdiag_release_packet_frame(void *frame);

/// Opens a descriptor that only takes up the lowest free number: every read and write fails with
/// EBADF, as on a closed descriptor.
int netdiag_open_place_holder(void);

#endif
