/// Holds a tool's `--json` output against the schema that the project publishes for it.
public enum JSONSchemaCheck {
  /// What a test that validates must say in its `.requires(…)`.
  public static let requirement = Requirement.pythonModule("jsonschema")

  /// Everything wrong with `lines`, each of which should be one row of `schema`.
  ///
  /// `schema` is named from the top folder, as `docs/schema/netping.schema.json`. A row is wrong
  /// when it is no JSON, repeats a key, or does not fit; the schema itself is checked too.
  public static func validate(lines: [String], against schema: String) throws -> [String] {
    let result = try Command.peer("python3", "-c", validator, Repository.path(schema))
      .reading(.text(lines.map { $0 + "\n" }.joined()))
      // Thousands of rows take long where other work goes on.
      .within(.seconds(180))
      .run()
    guard result.exitStatus == 0 else { throw TestFailure("\(result)") }
    return result.outputLines
  }

  // It checks what Python's jsonschema leaves to its caller: NaN and repeated keys are no JSON.
  private static let validator = """
    import json, sys
    import jsonschema

    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    def members(pairs):
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        if repeated:
            raise ValueError("repeated keys: " + ", ".join(repeated))
        return dict(pairs)

    def constant(name):
        raise ValueError(name + " is no JSON")

    for number, line in enumerate(sys.stdin.buffer.read().split(b"\\n")[:-1], start=1):
        try:
            row = json.loads(line.decode("utf-8"), object_pairs_hook=members, parse_constant=constant)
        except ValueError as error:
            print(f"line {number}: {error}: {line!r}")
            continue
        for error in validator.iter_errors(row):
            print(f"line {number}: {error.json_path}: {error.message}".replace("\\n", " "))
    """
}
