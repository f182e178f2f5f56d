/// Sprig's functions of versions.
enum VersionFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("semver", [.string]) { arguments, _ throws(TemplateProblem) in
            TemplateValue(.object(VersionObject(version: try version(arguments[0].lossyString))))
        },
        TemplateFunction("semverCompare", [.string, .string]) { arguments, _ throws(TemplateProblem) in
            let constraint: VersionConstraint
            do throws(VersionConstraint.Problem) {
                constraint = try VersionConstraint(arguments[0].lossyString)
            } catch {
                throw TemplateProblem(error.description)
            }
            return .bool(constraint.accepts(try version(arguments[1].lossyString)))
        },
    ]

    private static func version(_ text: String) throws(TemplateProblem) -> SemanticVersion {
        do throws(SemanticVersion.Problem) {
            return try SemanticVersion(text)
        } catch {
            throw TemplateProblem(error.description)
        }
    }
}

/// A version with the methods that templates call; a pointer, so that two of them are not equal for `eq`.
final class VersionObject: TemplateObject {
    let version: SemanticVersion

    init(version: SemanticVersion) { self.version = version }

    var typeName: String { "*semver.Version" }
    var text: String { version.description }

    func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]? {
        switch name {
        case "Compare", "Equal", "LessThan", "GreaterThan", "LessThanEqual", "GreaterThanEqual": [.any]
        case "IncMajor", "IncMinor", "IncPatch", "String", "Original", "Major", "Minor", "Patch", "Prerelease",
            "Metadata":
            []
        default: nil
        }
    }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "Major": return .int64(Int64(clamping: version.major))
        case "Minor": return .int64(Int64(clamping: version.minor))
        case "Patch": return .int64(Int64(clamping: version.patch))
        case "Prerelease": return .string(version.prerelease)
        case "Metadata": return .string(version.metadata)
        case "Original": return .string(version.original)
        case "String": return .string(version.description)
        case "IncMajor": return incremented(version.major &+ 1, 0, 0)
        case "IncMinor": return incremented(version.major, version.minor &+ 1, 0)
        case "IncPatch":
            return incremented(
                version.major, version.minor, version.prerelease.isEmpty ? version.patch &+ 1 : version.patch)
        case "Compare": return .int(try compare(arguments))
        case "Equal": return .bool(try compare(arguments) == 0)
        case "LessThan": return .bool(try compare(arguments) < 0)
        case "GreaterThan": return .bool(try compare(arguments) > 0)
        case "LessThanEqual": return .bool(try compare(arguments) <= 0)
        case "GreaterThanEqual": return .bool(try compare(arguments) >= 0)
        default: return nil
        }
    }

    private func incremented(_ major: UInt64, _ minor: UInt64, _ patch: UInt64) -> TemplateValue {
        TemplateValue(.object(VersionObject(version: SemanticVersion(major: major, minor: minor, patch: patch))))
    }

    private func compare(_ arguments: [TemplateValue]) throws(TemplateProblem) -> Int {
        guard arguments.count == 1, case .object(let other) = arguments[0].payload,
            let other = other as? VersionObject
        else { throw TemplateProblem("wrong type for value; expected *semver.Version") }
        return version.compare(other.version)
    }
}
