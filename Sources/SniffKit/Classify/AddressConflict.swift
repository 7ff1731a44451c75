internal import NetCore

/// An address that another hardware address had before.
package struct AddressConflict {
  /// The address.
  var address: IPAddress
  /// Who claims it now.
  var hardwareAddress: MACAddress
  /// Who claimed it before, and when.
  var previous: AddressClaim
}
