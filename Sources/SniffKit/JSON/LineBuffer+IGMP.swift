internal import NetCore

extension LineBuffer {
  mutating func append(_ message: borrowing IGMPMessage, verdict: ChecksumVerdict) {
    beginObject("igmp")
    member("type", message.type.rawValue)
    member("checksum", message.checksum)
    member(checksumValid: verdict)
    switch message.type {
    case .membershipQuery:
      member("maximum_response_code", message.maximumResponseCode)
      member("group_address", message.groupAddress)
      if let suppresses = message.suppressesRouterProcessing {
        member("suppress_router_processing", suppresses)
      }
      if let robustness = message.robustness { member("robustness", robustness) }
      if let code = message.queryIntervalCode { member("query_interval_code", code) }
      if message.sourceCount != nil {
        beginArray("sources")
        var index = 0
        while let source = message.source(at: index) {
          element(IPAddress.ipv4(source))
          index += 1
        }
        endArray()
      }
    case .membershipReportV1, .membershipReportV2, .leaveGroup:
      member("maximum_response_code", message.maximumResponseCode)
      member("group_address", message.groupAddress)
    case .membershipReportV3: append(message.records)
    default: member("code", message.maximumResponseCode)
    }
    endObject()
  }

  private mutating func append(_ groupRecords: consuming IGMPGroupRecords) {
    beginArray("records")
    var records = groupRecords
    while let record = records.next() {
      beginObject()
      member("type", record.type)
      member("auxiliary_data_length", record.auxiliaryByteCount)
      member("group_address", record.groupAddress)
      beginArray("sources")
      var index = 0
      while let source = record.source(at: index) {
        element(IPAddress.ipv4(source))
        index += 1
      }
      endArray()
      endObject()
    }
    endArray()
  }
}
