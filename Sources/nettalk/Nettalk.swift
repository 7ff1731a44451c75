import NetCLI
import TalkKit

@main
enum Nettalk {
  static func main() { run(TalkCommand.self) }
}
