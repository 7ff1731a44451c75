internal import Glibc
internal import SystemPackage

/// Makes a call that returns -1 and sets `errno` when it fails, again for as long as a signal
/// interrupts it.
///
/// `errno` is read in the statement after the call, before anything else can change it.
@inline(__always)
func systemCall<Result: FixedWidthInteger>(
  _ name: String,
  subject: String? = nil,
  _ body: () -> Result
) throws(SystemError) -> Result {
  while true {
    let result = body()
    if result != -1 { return result }
    let number = Glibc.errno
    if number != EINTR {
      throw SystemError(call: name, errno: Errno(rawValue: number), subject: subject)
    }
  }
}

/// Makes a call on a non-blocking descriptor: `nil` when it would have blocked or was interrupted.
@inline(__always)
func nonblockingSystemCall<Result: FixedWidthInteger>(
  _ name: String,
  subject: String? = nil,
  _ body: () -> Result
) throws(SystemError) -> Result? {
  let result = body()
  if result != -1 { return result }
  let number = Glibc.errno
  guard number == EAGAIN || number == EINTR else {
    throw SystemError(call: name, errno: Errno(rawValue: number), subject: subject)
  }
  return nil
}
