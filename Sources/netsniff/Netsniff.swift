import NetCLI
import SniffKit

@main
enum Netsniff {
  static func main() { run(SniffCommand.self) }
}
