import KubeObjects

/// Findings of one rule in one area that a reader takes in together.
struct FindingGroup {
    /// The finding told in full.
    let first: Finding
    /// The others, named only.
    let others: [Finding]

    /// Groups findings by rule, in the order in which each rule first appears.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        var order: [String] = []
        var members: [String: [Finding]] = [:]
        for finding in findings {
            if members[finding.rule] == nil { order.append(finding.rule) }
            members[finding.rule, default: []].append(finding)
        }
        return order.compactMap { rule in
            guard let all = members[rule], let first = all.first else { return nil }
            return FindingGroup(first: first, others: Array(all.dropFirst()))
        }
    }
}

extension Finding {
    /// The rule's name with its number, such as `B06 storage-class-missing`.
    var label: String { breakage.map { "\($0) \(rule)" } ?? rule }

    /// The object and the field, such as `StatefulSet/shop/db spec.replicas`.
    var place: String {
        let object = PlainText.clean(object.description)
        return field.map { "\(object)  \(PlainText.clean($0.description))" } ?? object
    }

    /// Where it is written, such as `db.yaml:12:9`.
    var source: String? { position.map { PlainText.clean($0.description) } }

    /// The value of the chart that sets the field, such as `values: db.storage.className (values.yaml:12)`.
    var values: String? {
        guard let valuesKey else { return nil }
        let place = valuesSource.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
        return PlainText.clean("values: \(valuesKey)\(place)")
    }

    /// Where it is written and which value sets it.
    var sources: String? {
        let parts = [source, values].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "  ")
    }
}

/// Makes text from input safe to show.
enum PlainText {
    /// Returns `text` with control characters, which could steer a terminal, shown as an escape.
    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var clean = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                clean += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                clean.unicodeScalars.append(scalar)
            }
        }
        return clean
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
