import KubeObjects

/// What Go's decoders say of values they cannot read.
enum DecodeText {
    /// The word for a value in `cannot unmarshal … into`.
    static func word(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool: "bool"
        case .integer, .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// A number that does not fit an integer, with its digits: `number 1.5`.
    static func number(_ value: Value) -> String {
        switch value {
        case .integer(let number): "number \(number)"
        case .double(let number): "number \(number)"
        default: word(value)
        }
    }

    /// Why a text is no quantity.
    static func quantityError(_ value: Value) -> String {
        let format =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        guard let text = value.string else { return format }
        var rest = Substring(text)
        if let sign = rest.first, sign == "+" || sign == "-" { rest = rest.dropFirst() }
        let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        rest = rest.dropFirst(number.count)
        let letters = rest.prefix { "eEinumkKMGTP".contains($0) }
        rest = rest.dropFirst(letters.count)
        if let sign = rest.first, sign == "+" || sign == "-" { rest = rest.dropFirst() }
        guard !text.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isNumber }) else { return format }
        let suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
        let hasExponent = (letters == "e" || letters == "E") && !rest.isEmpty
        let isKnown = hasExponent || suffixes.contains(String(letters)) && rest.isEmpty
        return isKnown ? "unable to parse numeric part of quantity" : "unable to parse quantity's suffix"
    }

    /// Why a text is no time of RFC 3339.
    static func timeError(_ text: String) -> String {
        let layout = "2006-01-02T15:04:05Z07:00"
        let steps: [(token: String, digits: Int)] = [
            ("2006", 4), ("-", 0), ("01", 2), ("-", 0), ("02", 2), ("T", 0), ("15", 2), (":", 0), ("04", 2), (":", 0),
            ("05", 2),
        ]
        var rest = Substring(text)
        for step in steps {
            let taken = rest.prefix(step.digits == 0 ? 1 : step.digits)
            let fits =
                step.digits == 0
                ? taken == step.token
                : taken.utf8.count == step.digits && taken.utf8.allSatisfy { (48...57).contains($0) }
            guard fits else { return failure(text, layout, rest, step.token) }
            rest = rest.dropFirst(taken.count)
        }
        if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
        return failure(text, layout, rest, "Z07:00")
    }

    private static func failure(_ text: String, _ layout: String, _ rest: Substring, _ token: String) -> String {
        "parsing time \(GoText.quoted(text)) as \(GoText.quoted(layout)): "
            + "cannot parse \(GoText.quoted(String(rest))) as \(GoText.quoted(token))"
    }
}
