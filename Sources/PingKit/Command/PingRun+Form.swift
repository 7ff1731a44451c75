internal import NetCLI
internal import NetCore
internal import NetLinux

extension PingRun {
  /// The report that was asked for.
  func form(
    _ path: SourcePath,
    _ targets: TargetList,
    _ names: ReverseNames?,
    identifier: UInt16?
  ) -> any ReportForm {
    guard !command.outputOptions.json else {
      return PingJSON(targets: targets, isQuiet: command.lines.quiet, names: names)
    }
    guard !command.sweep.sweep else {
      return SweepText(
        targets: targets,
        told: command.sweep.told,
        isQuiet: command.lines.quiet,
        isVerbose: command.lines.verbose,
        names: names
      )
    }
    var options = PingText.Options()
    options.isQuiet = command.lines.quiet
    options.isTimestamped = command.lines.timestamp
    options.interface = path.interface
    options.showsSource =
      path.interface != nil || path.source != nil || command.path.stickySource
    options.isVerbose = command.lines.verbose
    options.identifier = identifier
    options.showsPace = command.pace.isShown
    options.isFlooding = command.pace.flood
    options.isAudible = command.lines.audible
    options.showsMicroseconds = command.lines.noRounding
    options.pattern = command.probes.pattern
    // Each is told of targets of its version of IP alone.
    let isRecording = command.probes.recordRoute || command.probes.recordTime != nil
    options.internetOptionByteCount = isRecording ? InternetOptions.maximumByteCount : 0
    options.flowLabel = flowLabel
    command.statisticsOptions.apply(to: &options, isVerbose: command.lines.verbose)
    let colors = command.outputOptions.color.isEnabled(for: StandardDescriptors.output)
    return PingText(
      targets: targets,
      dataByteCount: command.probes.size,
      options: options,
      style: TextStyle(isEnabled: colors),
      names: names
    )
  }
}
