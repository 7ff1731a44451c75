package import NetCapture

extension CaptureWriter {
  /// Where and how packets are kept.
  package struct Settings {
    /// The folder of the files; `nil` for standard output.
    var folder: CaptureFolder?
    /// The name of the files in it, with the format of the time where they are rotated by it.
    var name: String
    /// When the next file is begun.
    var rotation: CaptureRotation
    /// Whether every packet is in the file at once.
    var isFlushedByPacket = false
    /// Whom new files belong to.
    var owner: FileOwner?
    /// Whether the run is to end.
    var isStopRequested: () -> Bool = { false }

    /// Files at `path`; `-` is standard output.
    package init(
      path: String,
      rotation: CaptureRotation = CaptureRotation()
    ) throws(CaptureError) {
      self.rotation = rotation
      guard path != "-" else {
        name = path
        return
      }
      let parts = CaptureFolder.parts(of: path, hasTimeFormat: rotation.period != nil)
      folder = try CaptureFolder(parts.folder)
      // "-" in a folder is a file of that name.
      name = parts.name == "-" ? "./-" : parts.name
    }
  }
}
