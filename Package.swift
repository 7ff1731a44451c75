// swift-tools-version: 6.2
import PackageDescription

/// Strictness is said once and holds for every target.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Only the targets that define views over borrowed bytes need lifetime dependencies.
let views = strict + [.enableExperimentalFeature("Lifetimes")]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")

/// A tool is an executable of a few lines over a library that tests can import.
struct Tool {
  var name: String
  var kit: String
  var extraDependencies: [Target.Dependency] = []
  /// What the kit is compiled with.
  var kitSettings = strict
  /// Folders of the tests that hold no Swift.
  var testFixtures: [String] = []

  var targets: [Target] {
    [
      .target(
        name: kit,
        dependencies: ["NetCore", "NetLinux", "NetCLI", argumentParser, system] + extraDependencies,
        swiftSettings: kitSettings
      ),
      .executableTarget(
        name: name,
        dependencies: [.init(stringLiteral: kit), "NetCLI"],
        swiftSettings: strict
      ),
      .testTarget(
        name: kit + "Tests",
        dependencies: [
          .init(stringLiteral: kit), "NetCore", "NetLinux", "NetCLI", "TestSupport", system,
          argumentParser,
        ]
          + extraDependencies,
        exclude: testFixtures,
        swiftSettings: strict
      ),
    ]
  }
}

let tools = [
  Tool(name: "netping", kit: "PingKit", extraDependencies: [histogram]),
  Tool(
    name: "netsniff",
    kit: "SniffKit",
    extraDependencies: ["NetCapture"],
    kitSettings: views,
    testFixtures: ["Fixtures", "Snapshots"]
  ),
  Tool(name: "netclass", kit: "ClassKit"),
  Tool(name: "netsock", kit: "SockKit"),
  Tool(name: "nettalk", kit: "TalkKit"),
]

let package = Package(
  name: "netdiag",
  products: tools.map { .executable(name: $0.name, targets: [$0.name]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CPcap", pkgConfig: "libpcap", providers: [.apt(["libpcap-dev"])]),
    .target(name: "CLinuxNet"),
    .target(name: "NetCore", swiftSettings: views),
    .target(
      name: "NetLinux",
      dependencies: ["CLinuxNet", "NetCore", system],
      swiftSettings: views
    ),
    .target(name: "NetCapture", dependencies: ["CPcap", "NetCore"], swiftSettings: views),
    .target(
      name: "NetCLI",
      dependencies: ["NetCore", "NetLinux", argumentParser, system],
      swiftSettings: strict
    ),
    .target(
      name: "TestSupport",
      dependencies: ["NetCore", "NetLinux"],
      path: "Tests/Support",
      swiftSettings: strict
    ),
    .testTarget(
      name: "NetCoreTests",
      dependencies: ["NetCore", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "NetLinuxTests",
      dependencies: ["NetLinux", "NetCore", "TestSupport", system],
      swiftSettings: strict
    ),
    .testTarget(
      name: "NetCaptureTests",
      dependencies: ["NetCapture", "NetCore", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "NetCLITests",
      dependencies: ["NetCLI", "NetCore", "NetLinux", "TestSupport", argumentParser],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: ["TestSupport"],
      exclude: ["Fixtures", "Snapshots"],
      swiftSettings: strict
    ),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "ClassKit", "NetCapture", "NetCLI", "NetCore", "NetLinux", "PingKit", "SniffKit", system,
      ],
      path: "Tests/Fuzz/Targets",
      swiftSettings: views
    ),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["FuzzTargets", "NetCore", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["TestSupport"],
      exclude: ["Clients"],
      swiftSettings: strict
    ),
  ] + tools.flatMap(\.targets)
)

// libFuzzer's main is only there in a build for fuzzing, which scripts/fuzz makes.
if Context.environment["NETDIAG_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "netdiag-fuzz",
      dependencies: ["FuzzTargets"],
      path: "Tests/Fuzz/Driver"
    )
  )
}
