internal import NetCore

/// Reads numbers as fping(8) does: with sscanf(3) and atoi(3), which take what a text begins with
/// and leave the rest.
enum FpingNumber {
  /// The number that `text` begins with, as `%f` reads it; `nil` when there is none.
  ///
  /// Infinity, and what is no number, is none here: fping takes it, and then nothing works.
  static func decimal(_ text: String) -> Double? {
    var digits = ""
    var rest = text.utf8.drop(while: \.isBlank)[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits.unicodeScalars.append(UnicodeScalar(sign))
      rest = rest.dropFirst()
    }
    let whole = takeDigits(&rest)
    var fraction = ""
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = takeDigits(&rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    digits += "\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)"
    if let exponent = takeExponent(&rest) { digits += "e\(exponent)" }
    guard let value = Double(digits), value.isFinite else { return nil }
    return value
  }

  /// The whole number that `text` begins with, as atoi(3) reads it; 0 when there is none.
  static func integer(_ text: String) -> Int64 { integer(text, anyBase: false) ?? 0 }

  /// The whole number that `text` begins with, as `%i` reads it: octal behind `0`, hexadecimal
  /// behind `0x`; `%u` and `%d` read decimal ones.
  static func integer(_ text: String, anyBase: Bool) -> Int64? {
    var rest = text.utf8.drop(while: \.isBlank)[...]
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    var base: Int64 = 10
    if anyBase, rest.first == UInt8(ascii: "0") {
      base = 8
      if let next = rest.dropFirst().first, next | 0x20 == UInt8(ascii: "x") {
        base = 16
        rest = rest.dropFirst(2)
      }
    }
    var value: Int64?
    while let digit = rest.first?.hexadecimalDigitValue, digit < base {
      // As with strtol(3), what is too large is the largest number there is.
      let (product, isTooLarge) = (value ?? 0).multipliedReportingOverflow(by: base)
      let (sum, overflow) = product.addingReportingOverflow(Int64(digit))
      value = isTooLarge || overflow ? .max : sum
      rest = rest.dropFirst()
    }
    return value.map { isNegative ? -$0 : $0 }
  }

  private static func takeDigits(_ text: inout Substring.UTF8View) -> String {
    let digits = text.prefix { $0.decimalDigitValue != nil }
    text = text.dropFirst(digits.count)
    return String(decoding: digits, as: UTF8.self)
  }

  /// A power of ten, when a whole one follows.
  private static func takeExponent(_ text: inout Substring.UTF8View) -> String? {
    guard let letter = text.first, letter | 0x20 == UInt8(ascii: "e") else { return nil }
    var rest = text.dropFirst()
    var sign = ""
    if let octet = rest.first, octet == UInt8(ascii: "-") || octet == UInt8(ascii: "+") {
      sign = octet == UInt8(ascii: "-") ? "-" : ""
      rest = rest.dropFirst()
    }
    let digits = takeDigits(&rest)
    guard !digits.isEmpty else { return nil }
    text = rest
    return sign + digits
  }
}

extension UInt8 {
  /// Whether isspace(3) says yes in the C locale.
  var isBlank: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
}
