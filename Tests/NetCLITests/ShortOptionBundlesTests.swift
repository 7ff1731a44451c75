import NetCLI
import Testing

@Suite struct ShortOptionBundlesTests {
  private let bundles = ShortOptionBundles(optionsWithValues: "cis")

  @Test(arguments: [
    (["-nc1"], ["-n", "-c", "1"]),
    (["-c1"], ["-c", "1"]),
    (["-i.2"], ["-i", ".2"]),
    (["-nnXSs0", "x"], ["-nnXS", "-s", "0", "x"]),
    (["-nc-1"], ["-n", "-c-1"]),
    (["-c12i3"], ["-c", "12i3"]),
  ])
  func `an attached value ends a bundle`(arguments: [String], apart: [String]) {
    #expect(bundles.apart(arguments) == apart)
  }

  @Test(arguments: [
    ["-nn", "-v"], ["-qc", "1"], ["--count=1"], ["--", "-nc1"], ["-c", "-ns0"], ["-"], ["1.2.3.4"],
    [], ["-é"],
  ])
  func `all else stays as it was`(arguments: [String]) {
    #expect(bundles.apart(arguments) == arguments)
  }
}
