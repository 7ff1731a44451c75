internal import NetCore

extension SCTPChunkType {
  /// The name of the chunk.
  var lineName: StaticString? {
    switch rawValue {
    case 0x00: "DATA"
    case 0x01: "INIT"
    case 0x02: "INIT ACK"
    case 0x03: "SACK"
    case 0x04: "HB REQ"
    case 0x05: "HB ACK"
    case 0x06: "ABORT"
    case 0x07: "SHUTDOWN"
    case 0x08: "SHUTDOWN ACK"
    case 0x09: "OP ERR"
    case 0x0a: "COOKIE ECHO"
    case 0x0b: "COOKIE ACK"
    case 0x0c: "ECN ECHO"
    case 0x0d: "ECN CWR"
    case 0x0e: "SHUTDOWN COMPLETE"
    case 0xc0: "FOR CUM TSN"
    case 0xc1: "REL CTRL"
    case 0xc2: "REL CTRL ACK"
    default: nil
    }
  }
}

extension UInt32 {
  /// The name of a payload protocol of SCTP.
  var payloadProtocolName: StaticString? {
    switch self {
    case 1: "ISDN Q.921"
    case 2: "M2UA"
    case 3: "M3UA"
    case 4: "SUA"
    case 5: "M2PA"
    case 6: "V5.2"
    case 7: "H.248"
    case 8: "BICC"
    case 9: "TALI"
    case 10: "DUA"
    case 11: "ASAP"
    case 12: "ENRP"
    case 13: "H.323"
    case 14: "Q.IPC"
    case 15: "SIMCO"
    case 16: "DDPSC"
    case 17: "DDPSSC"
    case 18: "S1AP"
    case 19: "RUA"
    case 20: "HNBAP"
    case 21: "ForCES HP"
    case 22: "ForCES MP"
    case 23: "ForCES LP"
    case 24: "SBc-AP"
    case 25: "NBAP"
    case 27: "X2AP"
    default: nil
    }
  }
}
