extension HeaderDescription {
  static let esp = Self(
    "ESP header",
    "RFC 4303, Section 2",
    [
      HeaderField("Security Parameters Index", 0, 32, .hexadecimal),
      HeaderField("Sequence Number", 32, 32, .words("what follows is encrypted")),
    ]
  )
}
