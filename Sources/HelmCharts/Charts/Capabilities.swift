/// `.Capabilities`: what the cluster can do that a chart is rendered for.
public struct Capabilities: Sendable {
    /// The version of Kubernetes.
    public var kubeVersion: KubeVersion
    /// The API versions that are served: `apps/v1`, and `apps/v1/Deployment` for each kind.
    public var apiVersions: [String]
    /// What `.Capabilities.HelmVersion.Version` says.
    public var helmVersion: String

    /// Capabilities of a cluster.
    public init(kubeVersion: KubeVersion, apiVersions: [String], helmVersion: String = "v4.3") {
        self.kubeVersion = kubeVersion
        self.apiVersions = apiVersions
        self.helmVersion = helmVersion
    }
}

extension Capabilities: TemplateObject {
    /// Go's name of its type.
    public var typeName: String { "*common.Capabilities" }
    /// A pointer to a struct of structs.
    public var text: String {
        "&{\(kubeVersion.fields) [\(apiVersions.joined(separator: " "))] \(HelmVersion(version: helmVersion).text)}"
    }

    /// Its fields.
    public var encoded: TemplateValue {
        .fields([
            ("KubeVersion", .init(.object(kubeVersion))), ("APIVersions", .strings(apiVersions)),
            ("HelmVersion", .init(.object(HelmVersion(version: helmVersion)))),
        ])
    }

    /// `KubeVersion`, `APIVersions` and `HelmVersion`.
    public func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "KubeVersion": return try field(name, arguments, .init(.object(kubeVersion)))
        case "APIVersions": return try field(name, arguments, .init(.object(VersionSet(versions: apiVersions))))
        case "HelmVersion": return try field(name, arguments, .init(.object(HelmVersion(version: helmVersion))))
        default: return nil
        }
    }
}

extension TemplateObject {
    /// A field, which takes no arguments.
    func field(
        _ name: String, _ arguments: [TemplateValue], _ value: TemplateValue
    ) throws(TemplateProblem) -> TemplateValue {
        guard arguments.isEmpty else {
            throw TemplateProblem("\(name) has arguments but cannot be invoked as function")
        }
        return value
    }

    /// The one argument of a method, a string.
    func stringArgument(_ name: String, _ arguments: [TemplateValue]) throws(TemplateProblem) -> String {
        guard arguments.count == 1 else {
            throw TemplateProblem("wrong number of args for \(name): want 1 got \(arguments.count)")
        }
        if let text = arguments[0].string { return text }
        if case .bytes(let bytes) = arguments[0].payload { return String(decoding: bytes, as: UTF8.self) }
        throw TemplateProblem("wrong type for value; expected string")
    }
}

/// A version of Kubernetes, as Helm shows it to templates.
public struct KubeVersion: Hashable, Sendable {
    /// As the cluster says it: `v1.33.4-gke.1245000`.
    public let version: String
    /// Without what follows the numbers; what constraints are checked against.
    public let normalized: String
    /// The first number.
    public let major: String
    /// The second number.
    public let minor: String

    /// Reads a version such as `1.33`, `v1.33.4` or `v1.33.4-eks-1234`; `nil` where it has no two numbers.
    public init?(_ text: String) {
        var cursor = VersionCursor(text)
        _ = cursor.take(while: VersionCursor.isSpace)
        cursor.skip(UInt8(ascii: "v"))
        var numbers: [String] = []
        repeat {
            let digits = cursor.take(while: VersionCursor.isDigit)
            guard let number = UInt64(digits), digits == String(number) else { return nil }
            numbers.append(digits)
        } while cursor.nextIsDotAndDigit && cursor.skip(UInt8(ascii: "."))
        guard numbers.count >= 2 else { return nil }
        version = text.hasPrefix("v") ? text : "v" + text
        normalized = "v" + numbers.joined(separator: ".")
        major = numbers[0]
        minor = numbers[1]
    }

    var fields: String { "{\(version) \(normalized) \(major) \(minor)}" }
}

extension KubeVersion: TemplateObject {
    /// Go's name of its type.
    public var typeName: String { "common.KubeVersion" }
    /// What its `String` method returns.
    public var text: String { normalized }
    /// Its exported fields.
    public var encoded: TemplateValue {
        .fields([("Version", .string(version)), ("Major", .string(major)), ("Minor", .string(minor))])
    }

    /// Methods take nothing.
    public func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]? {
        name == "GitVersion" || name == "String" ? [] : nil
    }

    /// `Version`, `Major`, `Minor`, and the methods `GitVersion` and `String`.
    public func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "Version": return try field(name, arguments, .string(version))
        case "Major": return try field(name, arguments, .string(major))
        case "Minor": return try field(name, arguments, .string(minor))
        case "GitVersion": return try field(name, arguments, .string(version))
        case "String": return try field(name, arguments, .string(normalized))
        default: return nil
        }
    }
}

/// `.Capabilities.APIVersions`: a slice of strings with a method.
struct VersionSet: TemplateObject {
    let versions: [String]
    private let known: Set<String>

    init(versions: [String]) {
        self.versions = versions
        known = Set(versions)
    }

    var typeName: String { "common.VersionSet" }
    var text: String { "[\(versions.joined(separator: " "))]" }
    var collection: TemplateValue? { .strings(versions) }

    func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]? { name == "Has" ? [.string] : nil }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        guard name == "Has" else { return nil }
        return .bool(known.contains(try stringArgument(name, arguments)))
    }
}

/// `.Capabilities.HelmVersion`
struct HelmVersion: TemplateObject {
    let version: String
    /// What Helm 4.3 is built with and of.
    private static let goVersion = "go1.27.2"
    private static let kubeClientVersion = "v1.37"

    var typeName: String { "version.BuildInfo" }
    var text: String { "{\(version)   \(Self.goVersion) \(Self.kubeClientVersion)}" }
    /// Fields that are empty are left out.
    var encoded: TemplateValue {
        .fields([
            ("version", .string(version)), ("go_version", .string(Self.goVersion)),
            ("kube_client_version", .string(Self.kubeClientVersion)),
        ])
    }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "Version": return try field(name, arguments, .string(version))
        case "GoVersion": return try field(name, arguments, .string(Self.goVersion))
        case "KubeClientVersion": return try field(name, arguments, .string(Self.kubeClientVersion))
        case "GitCommit", "GitTreeState":
            return try field(name, arguments, .string(""))
        default: return nil
        }
    }
}
