// What a schema says of texts and numbers.
extension SchemaValidator {
    func checkText(_ text: String, _ findings: inout Findings) {
        let node = findings.node
        if node.minLength != nil || node.maxLength != nil {
            let length = text.unicodeScalars.count
            if let minimum = node.minLength, length < minimum {
                add("minLength: got \(length.grouped), want \(minimum.grouped)", keyword: "/minLength", to: &findings)
            }
            if let maximum = node.maxLength, length > maximum {
                add("maxLength: got \(length.grouped), want \(maximum.grouped)", keyword: "/maxLength", to: &findings)
            }
        }
        if let (pattern, matcher) = node.pattern, !matcher.matches(text) {
            let message = "\(SchemaFailure.quoted(text)) does not match pattern \(SchemaFailure.quoted(pattern))"
            add(message, keyword: "/pattern", to: &findings)
        }
    }

    func checkNumber(_ number: SchemaNumber, _ findings: inout Findings) {
        let node = findings.node
        if let limit = node.minimum, number < limit {
            add("minimum: got \(number), want \(limit)", keyword: "/minimum", to: &findings)
        }
        if let limit = node.maximum, limit < number {
            add("maximum: got \(number), want \(limit)", keyword: "/maximum", to: &findings)
        }
        if let limit = node.exclusiveMinimum, !(limit < number) {
            add("exclusiveMinimum: got \(number), want \(limit)", keyword: "/exclusiveMinimum", to: &findings)
        }
        if let limit = node.exclusiveMaximum, !(number < limit) {
            add("exclusiveMaximum: got \(number), want \(limit)", keyword: "/exclusiveMaximum", to: &findings)
        }
        if let unit = node.multipleOf, !number.isMultiple(of: unit) {
            add("multipleOf: got \(number), want \(unit)", keyword: "/multipleOf", to: &findings)
        }
    }
}

extension Int {
    /// With commas between thousands.
    var grouped: String { SchemaNumber.grouped(self) }
}
