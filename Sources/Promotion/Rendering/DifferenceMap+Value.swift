import KubeObjects

extension DifferenceMap {
    /// The map as the stable machine-readable contract has it: fields may be added, never renamed.
    public func value(in language: Language) -> Value {
        ["app": .string(app), "from": .string(from), "targets": .array(targets.map { $0.value(in: language) })]
    }
}

extension PlatformDifferences {
    fileprivate func value(in language: Language) -> Value {
        [
            "platform": .string(platform), "displayName": .string(displayName),
            "areas": .array(areas.map { $0.value(in: language) }),
        ]
    }
}

extension AreaRow {
    fileprivate func value(in language: Language) -> Value {
        [
            "area": .string(area), "title": .string(title[language]), "verdict": .string(verdict.rawValue),
            "summary": .string(summary[language]), "present": .string(present[language]),
            "platformDoes": .string(platformDoes[language]), "action": .string(action[language]),
            "facts": .array(facts.map(\.value)),
            "findings": .array(findings.map { $0.value(in: language) }),
        ]
    }
}

extension FactReference {
    fileprivate var value: Value {
        ["path": .string(path), "source": .string(source), "verified": .bool(isVerified)]
    }
}

extension Finding {
    fileprivate func value(in language: Language) -> Value {
        [
            "rule": .string(rule), "breakage": Value(breakage), "severity": .string(severity.rawValue),
            "change": .string(change.rawValue), "object": .string(object.description),
            "field": Value(field?.description), "source": position.map(\.value) ?? .null,
            "valuesKey": Value(valuesKey), "valuesSource": Value(valuesSource),
            "message": .string(message[language]), "action": .string(action[language]),
        ]
    }
}

extension SourcePosition {
    fileprivate var value: Value {
        ["file": .string(file), "line": .integer(Int64(line)), "column": .integer(Int64(column))]
    }
}
