internal import Glibc

/// The variables that this process was started with (environ(7)).
public enum EnvironmentVariable {
  /// The value of the variable called `name`, or `nil` when it is not set.
  ///
  /// The corresponding C function is `getenv`.
  public static func value(of name: String) -> String? {
    // The string lives until the environment is changed, which we never do.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
