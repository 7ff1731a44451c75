import NetCLI
import PingKit

@main
enum Netping {
  static func main() {
    if FpingCommand.isMeant(by: CommandLine.arguments) { FpingCommand.run(CommandLine.arguments) }
    run(PingCommand.self)
  }
}
