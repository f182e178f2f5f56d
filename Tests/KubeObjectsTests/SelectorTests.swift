import KubeObjects
import Testing

@Suite struct SelectorTests {
    private let labels: Value = ["app": "web", "tier": "front", "level": "5", "empty": ""]

    @Test(arguments: [
        ("", true), ("app=web", true), ("app==web", true), ("app=db", false), ("app!=db", true), ("app!=web", false),
        ("none!=x", true), ("app in (web, db)", true), ("app in (db)", false), ("app notin (db)", true),
        ("none notin (x)", true), ("app", true), ("!app", false), ("!none", true), ("app,tier", true),
        ("app=web,tier=back", false), ("level>4", true), ("level<4", false), ("app>4", false), ("empty=", true),
        ("app = web , tier in (front)", true), ("in in (x)", false), ("app.kubernetes.io/name=x", false),
        ("empty in (,x)", true), ("none in (,x)", false),
    ])
    func labelsAreSelected(text: String, isMatch: Bool) throws {
        #expect(try LabelSelector(parsing: text).matches(labels) == isMatch)
    }

    @Test(arguments: [
        ("app=web,", "found '', expected: identifier after ','"),
        (",app", "found ',', expected: !, identifier, or 'end of string'"),
        ("app web", "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"),
        ("app in web", "unable to parse requirement: found 'web' expected: '('"),
        ("app=a=b", "found '=', expected: ',' or 'end of string'"),
        (
            "app>x",
            "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer"
        ),
        ("app in (a", "unable to parse requirement: found '', expected: ',' or ')'"),
        ("!", "unable to parse requirement: found '', expected: identifier"),
    ])
    func selectorsThatAreNone(text: String, message: String) {
        let error = #expect(throws: SelectorError.self) { try LabelSelector(parsing: text) }
        #expect(error?.message == message)
    }

    @Test func selectorsOfObjects() throws {
        let selector = try LabelSelector([
            "matchLabels": ["app": "web"],
            "matchExpressions": [
                ["key": "tier", "operator": "In", "values": ["front", "back"]],
                ["key": "x", "operator": "DoesNotExist"],
            ],
        ])
        #expect(selector.matches(labels))
        #expect(selector.description == "app=web,tier in (back,front),!x")
        #expect(!selector.matches(.null))
        #expect(try LabelSelector(.emptyObject).matches(.null))
        #expect(try LabelSelector(.emptyObject).isEmpty)
        #expect(try !LabelSelector(Value.null).matches(labels))
        #expect(LabelSelector(equalTo: ["app": "web"]).matches(labels))
        #expect(LabelSelector(equalTo: .null).isEmpty)
        let unknown = #expect(throws: SelectorError.self) {
            try LabelSelector(["matchExpressions": [["key": "a", "operator": "Is"]]])
        }
        #expect(unknown?.message == "\"Is\" is not a valid label selector operator")
        let empty = #expect(throws: SelectorError.self) {
            try LabelSelector(["matchExpressions": [["key": "a", "operator": "In"]]])
        }
        #expect(
            empty?.message == "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty")
    }

    @Test func fieldsAreSelected() throws {
        let pod: Value = ["metadata": ["name": "a"], "spec": ["nodeName": "n,1"], "status": ["phase": "Running"]]
        #expect(try FieldSelector(parsing: "metadata.name=a,status.phase!=Failed").matches(pod))
        #expect(try FieldSelector(parsing: "spec.nodeName=n\\,1").matches(pod))
        #expect(try !FieldSelector(parsing: "spec.nodeName=").matches(pod))
        #expect(try FieldSelector(parsing: "spec.host==").matches(pod))
        #expect(try FieldSelector(parsing: "metadata.name==a").requiredValue(of: "metadata.name") == "a")
        #expect(try FieldSelector(parsing: "").isEmpty)
        #expect(try FieldSelector(parsing: "a=b\\=c\\\\").description == "a=b\\=c\\\\")
        #expect(try FieldSelector(parsing: "a=1,\u{301}b=2").requirements.count == 2)
        let error = #expect(throws: SelectorError.self) { try FieldSelector(parsing: "name") }
        #expect(error?.message == "invalid selector: 'name'; can't understand 'name'")
        #expect(throws: SelectorError.self) { try FieldSelector(parsing: "a=\\x") }
        #expect(throws: SelectorError.self) { try FieldSelector(parsing: "a=b=c") }
    }
}
