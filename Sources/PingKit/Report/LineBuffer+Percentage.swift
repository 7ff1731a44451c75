internal import NetCore

extension LineBuffer {
  /// Appends `value`, 0 to 100, with six significant digits and no trailing zeros, as `%g` of
  /// printf(3) does.
  mutating func append(percentage value: Double) {
    guard value > 0 else { return append("0") }
    // Six significant digits: value = digits * 10^(exponent - 5), digits in 100000...999999.
    var exponent = 0
    var scaled = value
    while scaled >= 10 {
      scaled /= 10
      exponent += 1
    }
    while scaled < 1 {
      scaled *= 10
      exponent -= 1
    }
    var digits = UInt64((scaled * 100_000).rounded())
    if digits == 1_000_000 {
      digits = 100_000
      exponent += 1
    }
    var decimals = 5 - exponent
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    guard exponent >= -4 else { return append(scientific: digits, exponent: exponent) }
    var unit: UInt64 = 1
    for _ in 0..<decimals { unit *= 10 }
    append(decimal: digits / unit)
    guard decimals > 0 else { return }
    append(".")
    append(decimal: digits % unit, digits: decimals)
  }

  /// Appends `digits`, which have no trailing zeros, as the mantissa of a power of ten below 1.
  private mutating func append(scientific digits: UInt64, exponent: Int) {
    var unit: UInt64 = 1
    var decimals = 0
    while digits / unit >= 10 {
      unit *= 10
      decimals += 1
    }
    append(decimal: digits / unit)
    if decimals > 0 {
      append(".")
      append(decimal: digits % unit, digits: decimals)
    }
    append("e-")
    append(decimal: UInt64(-exponent), digits: 2)
  }
}
