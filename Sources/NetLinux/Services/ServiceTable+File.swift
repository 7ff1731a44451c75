public import NetCore
public import SystemPackage

extension ServiceTable {
  /// Where the host keeps its table of services (services(5)).
  public static var defaultPath: FilePath { "/etc/services" }

  /// Reads the services file at `path`.
  public init(readingFileAt path: FilePath) throws(SystemError) {
    let contents = try FileContents.read(path)
    self.init(parsing: contents.octets)
  }
}
