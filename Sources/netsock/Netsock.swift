import NetCLI
import SockKit

@main
enum Netsock {
  static func main() { run(SockCommand.self) }
}
