internal import NetCLI
internal import NetCore
internal import NetLinux

extension MeaningOptions {
  /// The host's names of services, when something asks for them; none when they cannot be read.
  var services: ServiceTable {
    guard isExplaining || isClassifying else { return ServiceTable() }
    do {
      return try ServiceTable(readingFileAt: ServiceTable.defaultPath)
    } catch {
      complain("\(error); ports are shown without service names")
      return ServiceTable()
    }
  }
}
