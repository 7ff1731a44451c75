import NetCLI
import PingKit

@main
enum Netping {
  static func main() { run(PingCommand.self) }
}
