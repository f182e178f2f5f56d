import KubeObjects
import Testing

@testable import HelmCharts

struct JSONSchemaTests {
    private func lines(_ schema: String, _ value: String) throws -> [String] {
        let schema = try JSONSchema(ChartFile(name: "values.schema.json", data: Array(schema.utf8)))
        let value = ValuesFile.merged(try JSONReader.value(value), place: 0, ledger: nil)
        return schema.failures(of: value, maximumSteps: 20_000).flatMap { $0.lines() }
    }

    private func isValid(_ schema: String, _ value: String) throws -> Bool { try lines(schema, value).isEmpty }

    @Test func saysWhatWasExpectedWhere() throws {
        let schema = """
            {"required": ["name"], "additionalProperties": false, "properties": {
              "replicas": {"type": "integer", "minimum": 1}, "tag": {"type": ["string", "null"], "pattern": "^v"},
              "mode": {"enum": ["a", "b"]}, "port": {"anyOf": [{"type": "string"}, {"maximum": 65535}]}}}
            """
        #expect(
            try lines(schema, #"{"replicas": 0.5, "tag": "1", "mode": 3, "port": 70000, "x": 1}"#) == [
                "- at '': missing property 'name' (values.schema.json#/required)",
                "- at '/mode': value must be one of 'a', 'b' (values.schema.json#/properties/mode/enum)",
                "- at '/port': 'anyOf' failed",
                "  - at '/port': got number, want string (values.schema.json#/properties/port/anyOf/0/type)",
                "  - at '/port': maximum: got 70,000, want 65,535 (values.schema.json#/properties/port/anyOf/1/maximum)",
                "- at '/replicas': got number, want integer (values.schema.json#/properties/replicas/type)",
                "- at '/tag': '1' does not match pattern '^v' (values.schema.json#/properties/tag/pattern)",
                "- at '': additional properties 'x' not allowed (values.schema.json#/additionalProperties)",
            ])
    }

    @Test func printsLargeNumbersAndTypesAsHelmDoes() throws {
        #expect(
            try lines(#"{"maximum": 1234567.5}"#, "99999999") == [
                "- at '': maximum: got 9.9999999×10⁰⁷, want 1.2345675×10⁰⁶ (values.schema.json#/maximum)"
            ])
        #expect(
            try lines(#"{"type": ["string", "null"]}"#, "1") == [
                "- at '': got number, want null or string (values.schema.json#/type)"
            ])
    }

    /// A backtracking engine would not come back from these.
    @Test func hostilePatternsEnd() throws {
        let text = String(repeating: "a", count: 3_000)
        #expect(try !isValid(#"{"pattern": "^(a+)+$"}"#, "\"\(text)!\""))
        #expect(try isValid(#"{"patternProperties": {"^(a|aa)+$": false}}"#, "{\"\(text)!\": 1}"))
    }

    @Test(arguments: [
        (##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}}"##, ##""x""##, "1"),
        (##"{"$defs": {"a": {"$anchor": "n", "type": "string"}}, "$ref": "#n"}"##, ##""x""##, "1"),
        (
            #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}"#,
            #"{"a":1,"b":1}"#, #"{"a":1}"#
        ),
        (#"{"dependentRequired": {"a": ["b"]}}"#, #"{"a":1,"b":1}"#, #"{"a":1}"#),
        (#"{"oneOf": [{"minimum": 5}, {"maximum": 3}]}"#, "7", "4"), (#"{"not": {"type": "null"}}"#, "1", "null"),
        (#"{"properties": {"a": true}, "unevaluatedProperties": false}"#, #"{"a":1}"#, #"{"b":1}"#),
        (#"{"prefixItems": [{"type":"string"}], "items": false}"#, #"["a"]"#, #"["a",1]"#),
        (
            #"{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type":"string"}], "additionalItems": false}"#,
            #"["a"]"#, #"["a",1]"#
        ),
        (#"{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": true}"#, "2", "1"),
        (
            #"{"$schema": "http://json-schema.org/draft-07/schema#", "format": "ipv4"}"#, #""10.0.0.1""#,
            #""10.0.0.256""#
        ),
        (#"{"multipleOf": 0.01}"#, "1.13", "1.135"), (#"{"uniqueItems": true}"#, "[1, 2]", "[1, 1.0]"),
        (#"{"contains": {"const": 1}, "maxContains": 1}"#, "[1, 2]", "[1, 1]"),
        (#"{"maxLength": 1}"#, #""é""#, #""ab""#),
        (#"{"patternProperties": {"^x-": {"type": "string"}}}"#, #"{"x-a":"b"}"#, #"{"x-a":1}"#),
        (#"{"propertyNames": {"maxLength": 2}}"#, #"{"ab":1}"#, #"{"abc":1}"#), ("true", "1", ""),
    ])
    func knowsTheKeywordsOfAllDrafts(_ schema: String, _ good: String, _ bad: String) throws {
        #expect(try isValid(schema, good))
        if !bad.isEmpty { #expect(try !isValid(schema, bad)) }
    }

    @Test func formatsAreRemarksSince2019() throws {
        #expect(try isValid(#"{"format": "ipv4"}"#, #""x""#))
    }

    @Test(arguments: [
        (##"{"$ref": "https://example.com/schema.json"}"##, "nothing is fetched"),
        (##"{"$ref": "#/nowhere"}"##, "leads to nothing"),
        (##"{"$ref": "#gone"}"##, "names the anchor 'gone'"), (##"{"type": "strin"}"##, "there is no type \"strin\""),
        (#"{"pattern": "("}"#, "is no regular expression"),
        (#"{"pattern": "a(?=b)"}"#, "is no regular expression"), (#"{"minimum": "1"}"#, "'minimum' must be a number"),
        (#"{"properties": {"a": 1}}"#, "a schema must be an object or a truth value"),
        (#"{"multipleOf": 0}"#, "must be above 0"),
        (#"{"$schema": "https://example.com/x"}"#, "is not known"), ("{", "values.schema.json:1:2"),
        (#"{"required": ["a", 1]}"#, "must be a list of texts"),
    ])
    func refusesBadSchemas(_ schema: String, _ expected: String) {
        let error = #expect(throws: ChartError.self) { try lines(schema, "1") }
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    }

    @Test func recursionEnds() throws {
        #expect(try lines(##"{"$ref": "#"}"##, "1").joined().contains("refers to itself"))
        let tree = ##"{"type": "object", "additionalProperties": {"$ref": "#"}}"##
        let deep = String(repeating: #"{"a":"#, count: 400) + "{}" + String(repeating: "}", count: 400)
        #expect(try isValid(tree, deep))
    }

    @Test func alternativesThatMultiplyAreStopped() throws {
        let definitions = (0..<40).map { level in
            ##""d\##(level)": {"allOf": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
        }
        let schema = ##"{"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ",")), "d40": true}}"##
        #expect(try lines(schema, "1").joined().contains("takes too long"))
        let chain = (0..<3_000).map { ##""c\##($0)": {"$ref": "#/$defs/c\##($0 + 1)"}"## }.joined(separator: ",")
        let long = ##"{"$ref": "#/$defs/c0", "$defs": {\##(chain), "c3000": true}}"##
        #expect(try lines(long, "1").joined().contains("nested more than 1000 deep"))
    }

    @Test func checksEveryChart() throws {
        let chart = try ChartFixture.chart([
            "values.yaml": "a: 1\ndb:\n  size: big\n",
            "values.schema.json": #"{"properties": {"a": {"type": "string"}}}"#,
            "charts/db/Chart.yaml": "name: db\nversion: 1.0.0\n",
            "charts/db/values.schema.json": #"{"properties": {"size": {"type": "number"}}}"#,
        ])
        let error = #expect(throws: ChartError.self) { try ChartFixture.input(chart, origins: OriginTable()) }
        #expect(
            error?.message == """
                values don't meet the specifications of the schema(s) in the following chart(s):
                web:
                - at '/a': got number, want string (values.schema.json#/properties/a/type, set by values.yaml:1:1)
                db:
                - at '/size': got string, want number (values.schema.json#/properties/size/type, set by values.yaml:3:3)
                """)
    }
}
