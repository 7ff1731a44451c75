internal import NetLinux

/// The characters that the user's locale has (locale(7)).
public enum LocaleCharacters {
  /// Whether there are characters beyond ASCII: the first of these variables counts that says
  /// something.
  public static var isUnicode: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap(EnvironmentVariable.value).first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
  }
}
