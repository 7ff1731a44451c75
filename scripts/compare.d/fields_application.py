"""The fields of the messages of applications: DNS, DHCP, NTP, the ClientHello of TLS, HTTP."""

from readings import (
    APART, DERIVED, NAME, By, Part, address, domain, instant, number, octets, seconds_of, signed,
    truth, words,
)

# RFC 1035 section 3.2.1; RFC 6891 section 6.1 for the record that is none, 41.
RECORD = {
    # Of a service it takes the name apart.
    "name": By("type", {33: APART}, ("dns.resp.name", domain)),
    "type": ("dns.resp.type", number), "type_name": NAME,
    "class": ("dns.resp.class", number), "time_to_live": ("dns.resp.ttl", number),
    "data_length": ("dns.resp.len", number),
    "udp_payload_size": ("dns.rr.udp_payload_size", number),
    "extended_response_code": ("dns.resp.ext_rcode", number),
    "edns_version": ("dns.resp.edns0_version", number),
    "dnssec_ok": ("dns.resp.z.do", truth),
    "options": {
        "code": ("dns.opt.code", number), "length": ("dns.opt.len", number),
        "data": ("dns.opt.data", octets),
    },
    "address": By("type", {1: ("dns.a", address)}, ("dns.aaaa", address)),
    "target": By("type", {
        2: ("dns.ns", domain), 5: ("dns.cname", domain), 12: ("dns.ptr.domain_name", domain),
        33: ("dns.srv.target", domain), 39: ("dns.dname", domain),
    }, ("dns.svcb.targetname", domain)),
    "preference": By("type", {15: ("dns.mx.preference", number)}, ("dns.naptr.preference", number)),
    "exchange": ("dns.mx.mail_exchange", domain), "texts": ("dns.txt", words),
    "primary_name_server": ("dns.soa.mname", domain),
    "responsible_mailbox": ("dns.soa.rname", domain),
    "serial": ("dns.soa.serial_number", number), "refresh": ("dns.soa.refresh_interval", number),
    "retry": ("dns.soa.retry_interval", number), "expire": ("dns.soa.expire_limit", number),
    "minimum": ("dns.soa.minimum_ttl", number),
    "priority": By("type", {33: ("dns.srv.priority", number)}, ("dns.svcb.svcpriority", number)),
    "weight": ("dns.srv.weight", number), "port": ("dns.srv.port", number),
    "key_tag": By("type", {43: ("dns.ds.key_id", number)}, ("dns.rrsig.key_tag", number)),
    "algorithm": By("type", {
        43: ("dns.ds.algorithm", number), 48: ("dns.dnskey.algorithm", number),
    }, ("dns.rrsig.algorithm", number)),
    "digest_type": ("dns.ds.digest_type", number), "digest": ("dns.ds.digest", octets),
    "flags": By("type", {
        48: ("dns.dnskey.flags", number), 257: ("dns.caa.flags", number),
    }, ("dns.naptr.flags", words)),
    "protocol": ("dns.dnskey.protocol", number), "public_key": ("dns.dnskey.public_key", octets),
    "type_covered": ("dns.rrsig.type_covered", number), "labels": ("dns.rrsig.labels", number),
    "original_time_to_live": ("dns.rrsig.original_ttl", number),
    "signature_expiration": ("dns.rrsig.signature_expiration", seconds_of),
    "signature_inception": ("dns.rrsig.signature_inception", seconds_of),
    "signer_name": ("dns.rrsig.signers_name", domain),
    "signature": ("dns.rrsig.signature", octets),
    "next_domain_name": ("dns.nsec.next_domain_name", domain),
    "types": ("dns.resp.type", number),
    "parameters": {"key": ("dns.svcb.svcparam.key", number), "value": APART},
    "tag": ("dns.caa.tag", words), "value": ("dns.caa.value", words),
    "order": ("dns.naptr.order", number), "services": ("dns.naptr.service", words),
    "regular_expression": ("dns.naptr.regex", words),
    "replacement": ("dns.naptr.replacement", domain), "data": APART,
}
# tshark writes 16.16 bits as the number that they are together.
SHORT_SECONDS = 65536


def units(seconds):
    return round(seconds * SHORT_SECONDS)


LAYERS = {
    "dns": {
        "identifier": ("dns.id", number), "is_response": ("dns.flags.response", truth),
        "operation_code": ("dns.flags.opcode", number),
        "authoritative_answer": ("dns.flags.authoritative", truth),
        "truncation": ("dns.flags.truncated", truth),
        "recursion_desired": ("dns.flags.recdesired", truth),
        "recursion_available": ("dns.flags.recavail", truth),
        "authentic_data": ("dns.flags.authenticated", truth),
        "checking_disabled": ("dns.flags.checkdisable", truth),
        "response_code": ("dns.flags.rcode", number), "response_code_name": NAME,
        # An update (RFC 2136) has other names for its sections.
        "question_count": ("dns.count.queries|dns.count.zones", number),
        "answer_count": ("dns.count.answers|dns.count.prerequisites", number),
        "authority_count": ("dns.count.auth_rr|dns.count.updates", number),
        "additional_count": ("dns.count.add_rr", number),
        "questions": {
            "name": ("dns.qry.name", domain), "type": ("dns.qry.type", number), "type_name": NAME,
            "class": ("dns.qry.class", number),
        },
        "questions_left_out": DERIVED,
        "answers": RECORD, "answers_left_out": DERIVED,
        "authority_records": RECORD, "authority_records_left_out": DERIVED,
        "additional_records": RECORD, "additional_records_left_out": DERIVED,
    },
    "dhcp": {
        "operation": ("dhcp.type", number), "message_type": ("dhcp.option.dhcp", number),
        "message_type_name": NAME, "hardware_type": ("dhcp.hw.type", number),
        "hardware_address_length": ("dhcp.hw.len", number), "hops": ("dhcp.hops", number),
        "transaction_identifier": ("dhcp.id", number), "seconds": ("dhcp.secs", number),
        "broadcast": ("dhcp.flags.bc", truth), "client_address": ("dhcp.ip.client", address),
        "your_address": ("dhcp.ip.your", address), "server_address": ("dhcp.ip.server", address),
        "relay_address": ("dhcp.ip.relay", address),
        "client_hardware_address": ("dhcp.hw.mac_addr|dhcp.hw.addr", octets),
        "subnet_mask": ("dhcp.option.subnet_mask", address),
        "routers": ("dhcp.option.router", address),
        "domain_name_servers": ("dhcp.option.domain_name_server", address),
        "hostname": ("dhcp.option.hostname", words),
        "domain_name": ("dhcp.option.domain_name", words),
        "requested_address": ("dhcp.option.requested_ip_address", address),
        "lease_time": ("dhcp.option.ip_address_lease_time", number),
        "server_identifier": ("dhcp.option.dhcp_server_id", address),
        "message": ("dhcp.option.message", words),
        "vendor_class_identifier": ("dhcp.option.vendor_class_id", words),
        "client_identifier": APART, "option_codes": ("dhcp.option.type", number),
    },
    "ntp": {
        "leap_indicator": ("ntp.flags.li", number), "version": ("ntp.flags.vn", number),
        "mode": ("ntp.flags.mode", number), "mode_name": NAME,
        "stratum": ("ntp.stratum", number), "poll": ("ntp.ppoll", signed),
        "precision": ("ntp.precision", signed),
        "root_delay": [Part("ntp.rootdelay", number, units)],
        "root_dispersion": [Part("ntp.rootdispersion", number, units)],
        "reference_identifier": [Part("ntp.refid", octets, lambda value: f"{value:08x}")],
        "reference_timestamp": ("ntp.reftime", instant), "origin_timestamp": ("ntp.org", instant),
        "receive_timestamp": ("ntp.rec", instant), "transmit_timestamp": ("ntp.xmt", instant),
    },
    "tls": {
        "record_version": ("tls.record.version", number),
        "handshake_type": ("tls.handshake.type", number),
        "handshake_length": ("tls.handshake.length", number),
        "version": ("tls.handshake.version", number),
        "server_name": ("tls.handshake.extensions_server_name", words),
        "application_protocols": ("tls.handshake.extensions_alpn_str", words),
    },
    "http": {
        "method": ("http.request.method", words), "target": ("http.request.uri", words),
        "version": ("http.request.version|http.response.version", words),
        "status_code": ("http.response.code", number), "reason": ("http.response.phrase", words),
        "complete": DERIVED,
    },
}
