import NetCLI
import ClassKit

@main
enum Netclass {
  static func main() { run(ClassCommand.self) }
}
