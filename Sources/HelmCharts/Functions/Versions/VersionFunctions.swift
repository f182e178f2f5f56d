/// Sprig's functions of versions.
enum VersionFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("semver", [.string]) { arguments, _ throws(TemplateProblem) in
            TemplateValue(.object(VersionObject(version: try SemanticVersion.parse(arguments[0].lossyString))))
        },
        TemplateFunction("semverCompare", [.string, .string]) { arguments, _ throws(TemplateProblem) in
            let constraint = try VersionConstraint(arguments[0].lossyString)
            return .bool(constraint.allows(try SemanticVersion.parse(arguments[1].lossyString)))
        },
    ]
}

/// A version with the methods that templates call.
struct VersionObject: TemplateObject {
    var version: SemanticVersion

    var typeName: String { "*semver.Version" }
    var text: String { version.text }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "Major": return .int64(Int64(clamping: version.major))
        case "Minor": return .int64(Int64(clamping: version.minor))
        case "Patch": return .int64(Int64(clamping: version.patch))
        case "Prerelease": return .string(version.prerelease)
        case "Metadata": return .string(version.metadata)
        case "Original": return .string(version.original)
        case "String": return .string(version.text)
        case "IncMajor":
            return incremented {
                $0.major += 1; $0.minor = 0; $0.patch = 0
            }
        case "IncMinor":
            return incremented {
                $0.minor += 1; $0.patch = 0
            }
        case "IncPatch": return incremented { if $0.prerelease.isEmpty { $0.patch += 1 } }
        case "Compare": return .int(try compare(arguments))
        case "Equal": return .bool(try compare(arguments) == 0)
        case "LessThan": return .bool(try compare(arguments) < 0)
        case "GreaterThan": return .bool(try compare(arguments) > 0)
        case "LessThanEqual": return .bool(try compare(arguments) <= 0)
        case "GreaterThanEqual": return .bool(try compare(arguments) >= 0)
        default: return nil
        }
    }

    private func incremented(_ change: (inout SemanticVersion) -> Void) -> TemplateValue {
        var next = version
        guard max(next.major, next.minor, next.patch) < .max else { return TemplateValue(.object(self)) }
        change(&next)
        next.prerelease = ""
        next.metadata = ""
        next.original = (version.original.hasPrefix("v") ? "v" : "") + next.text
        return TemplateValue(.object(VersionObject(version: next)))
    }

    private func compare(_ arguments: [TemplateValue]) throws(TemplateProblem) -> Int {
        guard arguments.count == 1, case .object(let other) = arguments[0].payload,
            let other = other as? VersionObject
        else { throw TemplateProblem("wrong type for value; expected *semver.Version") }
        return version.compare(other.version)
    }
}
