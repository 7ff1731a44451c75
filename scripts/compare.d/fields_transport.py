"""The fields of UDP, TCP and SCTP."""

from readings import (
    APART, DERIVED, NAME, By, Part, address, digits, number, octets, truth, verdict,
)

# The flags of a TCP header, each a field of its own.
FLAGS = [
    Part(f"tcp.flags.{field}", truth, lambda names, name=name: name in names)
    for name, field in {
        "FIN": "fin", "SYN": "syn", "RST": "reset", "PSH": "push", "ACK": "ack", "URG": "urg",
        "ECE": "ece", "CWR": "cwr", "AE": "ae",
    }.items()
]


def multipath(name, reading):
    return (f"tcp.options.mptcp.{name}", reading)


def whole(data):
    """The number that hexadecimal digits are: a data sequence number has 4 octets or 8."""
    return int(data, 16)


OPTIONS = {
    "kind": ("tcp.option_kind", number),
    # Two kinds are one octet without a length.
    "length": By("kind", {0: DERIVED, 1: DERIVED}, ("tcp.option_len", number)),
    "maximum_segment_size": ("tcp.options.mss_val", number),
    "shift_count": ("tcp.options.wscale.shift", number),
    "timestamp_value": ("tcp.options.timestamp.tsval", number),
    "timestamp_echo_reply": ("tcp.options.timestamp.tsecr", number),
    "blocks": {
        "left_edge": ("tcp.options.sack_le", number),
        "right_edge": ("tcp.options.sack_re", number),
    },
    # RFC 8684 section 3.
    "subtype": multipath("subtype", number), "subtype_name": NAME,
    "version": multipath("version", number),
    "checksum_required": multipath("checksumreq.flags", truth),
    "extensibility": multipath("extensibility.flag", truth),
    "no_more_subflows": multipath("nomoresubflows.flag", truth),
    "hmac_sha1": multipath("sha1.flag", truth), "hmac_sha256": multipath("sha256.flag", truth),
    "sender_key": multipath("sendkey", digits(8)),
    "receiver_key": multipath("recvkey", digits(8)),
    "backup": multipath("backup.flag", truth),
    "address_identifier": multipath("addrid", number),
    "address_identifiers": multipath("addrid", number),
    "receiver_token": multipath("recvtok", number),
    "sender_random_number": multipath("sendrand", number),
    "hmac": By(
        lambda header: (header["subtype"], len(header["hmac"])),
        {
            (1, 16): multipath("sendtrunchmac", digits(8)),
            (3, 16): multipath("addaddrtrunchmac", digits(8)),
        },
        multipath("sendhmac", octets),
    ),
    "data_fin": multipath("datafin.flag", truth),
    "data_acknowledgment": [Part("tcp.options.mptcp.rawdataack", number, whole)],
    "data_sequence_number": [Part("tcp.options.mptcp.rawdataseqno", number, whole)],
    "subflow_sequence_number": multipath("subflowseqno", number),
    "data_level_length": multipath("datalvllen", number),
    "checksum": multipath("checksum", number),
    "echo": multipath("echo", truth), "port": multipath("port", number),
    "address": ("tcp.options.mptcp.ipv4|tcp.options.mptcp.ipv6", address),
    "transient": multipath("flag_T.flag", truth), "reason": multipath("rst_reason", number),
    "data": By("kind", {
        19: ("tcp.options.md5.digest", octets), 34: ("tcp.options.tfo.cookie", octets),
    }, APART),
}

LAYERS = {
    "udp": {
        "source_port": ("udp.srcport", number), "destination_port": ("udp.dstport", number),
        "length": ("udp.length", number), "checksum": ("udp.checksum", number),
        "checksum_valid": ("udp.checksum.status", verdict), "checksum_state": NAME,
    },
    "tcp": {
        "source_port": ("tcp.srcport", number), "destination_port": ("tcp.dstport", number),
        "sequence_number": ("tcp.seq_raw", number),
        "acknowledgment_number": ("tcp.ack_raw", number),
        "header_length": ("tcp.hdr_len", number), "flags": FLAGS,
        "window": ("tcp.window_size_value", number),
        "checksum": ("tcp.checksum", number), "checksum_valid": ("tcp.checksum.status", verdict),
        "checksum_state": NAME, "urgent_pointer": ("tcp.urgent_pointer", number),
        "options": OPTIONS, "payload_length": ("tcp.len", number),
    },
    "sctp": {
        "source_port": ("sctp.srcport", number), "destination_port": ("sctp.dstport", number),
        "verification_tag": ("sctp.verification_tag", number),
        "checksum": ("sctp.checksum", number), "checksum_valid": ("sctp.checksum.status", verdict),
        "checksum_state": NAME, "checksum_algorithm": NAME,
        "chunks": {
            "type": ("sctp.chunk_type", number), "type_name": NAME,
            "flags": ("sctp.chunk_flags", number), "length": ("sctp.chunk_length", number),
            "transmission_sequence_number": ("sctp.data_tsn_raw", number),
            "stream_identifier": ("sctp.data_sid", number),
            "stream_sequence_number": ("sctp.data_ssn", number),
            "payload_protocol_identifier": ("sctp.data_payload_proto_id", number),
            "payload_length": DERIVED,
            "initiate_tag": By("type", {
                1: ("sctp.init_initiate_tag", number),
            }, ("sctp.initack_initiate_tag", number)),
            "advertised_receiver_window_credit": By("type", {
                1: ("sctp.init_credit", number), 2: ("sctp.initack_credit", number),
            }, ("sctp.sack_a_rwnd", number)),
            "outbound_streams": By("type", {
                1: ("sctp.init_nr_out_streams", number),
            }, ("sctp.initack_nr_out_streams", number)),
            "inbound_streams": By("type", {
                1: ("sctp.init_nr_in_streams", number),
            }, ("sctp.initack_nr_in_streams", number)),
            "initial_transmission_sequence_number": By("type", {
                1: ("sctp.init_initial_tsn", number),
            }, ("sctp.initack_initial_tsn", number)),
            "cumulative_transmission_sequence_number":
                ("sctp.sack_cumulative_tsn_ack_raw", number),
            "gap_acknowledgment_blocks": {
                "start": ("sctp.sack_gap_block_start", number),
                "end": ("sctp.sack_gap_block_end", number),
            },
            "duplicate_transmission_sequence_numbers": ("sctp.sack_duplicate_tsn", number),
        },
    },
}
