import KubeObjects

/// Reads `slipway.yaml`.
///
/// ```yaml
/// name: shop                      # what the app is called
/// addons: [calico, envoy-gateway] # what its kind cluster had installed beyond plain kind
/// values: [values-kind.yaml]      # a chart's values files on its kind cluster
/// platforms: [eks, gke]           # where it is meant to go
/// entries:                        # what users open on kind; reports follow it to the other platforms
///   - http://shop.example/
///   - {url: http://shop.example/api/health, name: the API}
/// images:                         # what is known of its images
///   - {name: shop/*, loaded: true, size: 180Mi, architectures: [amd64, arm64]}
/// behaviours:                     # what its containers do, where the manifests do not tell
///   - workload: Deployment/api    # or api, or Deployment/shop/api
///     container: api              # left out: every container of it
///     startup: 4s
///     memory: [90Mi, {after: 10m, amount: 160Mi}]
///     cpu: 120m
///     dependsOn: [db:5432]
///     logs: [listening on 8080]
///     probes: [{probe: liveness, after: 1h, succeeds: false}]
///   - workload: Job/migrate
///     runtime: 6s
///     exitCode: 0
/// ```
///
/// Host and path of an entry decide what it reaches, as they do in a Gateway or an Ingress. Its port, which is how one gets into a kind
/// cluster (a node port, a mapped port, a port-forward), counts where there is no host to go by: for `localhost`, addresses and `tcp://`.
/// Where promotion gives a route another host (`--domain`) or puts a load balancer in the place of a node port, the entry follows.
///
/// An unknown field is an error with a suggestion: a misspelt one would else be silently without effect.
public enum SettingsFile {
    /// What the file is called.
    public static let name = "slipway.yaml"

    /// Reads the settings from the text of a file.
    public static func read(_ text: String, file: String) throws(SourceError) -> AppSettings {
        let documents: [Document]
        do {
            documents = try YAMLReader.documents(text, file: file).filter { !$0.value.isNull }
        } catch {
            throw SourceError(error.message, at: error.position)
        }
        guard let document = documents.first else { return AppSettings() }
        if documents.count > 1, let second = documents.last {
            throw SourceError(
                "\(name) holds more than one document", action: "keep one", at: second.position(of: FieldPath.root))
        }
        var reader = SettingsReader(document: document)
        let settings = reader.settings()
        guard reader.problems.isEmpty else { throw SourceError(problems: reader.problems) }
        return settings
    }
}

/// Reads the fields of the settings and collects what is wrong with them.
private struct SettingsReader {
    let document: Document
    var problems: [SourceProblem] = []

    private static let probes = ["startup", "readiness", "liveness"]
    private static let schemes = ["http://", "https://", "tcp://"]

    init(document: Document) {
        self.document = document
    }

    mutating func settings() -> AppSettings {
        var settings = AppSettings()
        let root = FieldPath.root
        let value = document.value
        guard
            object(
                value, at: root, fields: ["name", "addons", "values", "platforms", "entries", "images", "behaviours"])
        else {
            return settings
        }
        settings.name = text(value[.name], at: root.appending(.name))
        settings.addons = entries(value["addons"], at: root.field("addons"))
        settings.values = entries(value["values"], at: root.field("values"))
        settings.platforms = entries(value["platforms"], at: root.field("platforms"))
        settings.entries = list(value["entries"], at: root.field("entries")) { $0.route($1, at: $2) }
        settings.images = list(value["images"], at: root.field("images")) { $0.image($1, at: $2) }
        settings.behaviours = list(value["behaviours"], at: root.field("behaviours")) { $0.behaviour($1, at: $2) }
        return settings
    }

    // MARK: Parts

    private mutating func route(_ value: Value, at path: FieldPath) -> AppSettings.Route? {
        var written = value
        var place = path
        var name: String?
        if case .object = value {
            guard object(value, at: path, fields: ["url", "name"]) else { return nil }
            written = value["url"]
            place = path.field("url")
            name = text(value[.name], at: path.appending(.name))
        }
        guard let url = requiredText(written, at: place, such: "http://shop.example/") else { return nil }
        guard let scheme = Self.schemes.first(where: url.hasPrefix), url.count > scheme.count else {
            complain(
                "'\(url)' is not a URL that users open", action: "write one such as http://shop.example/", at: place)
            return nil
        }
        // Reports show entries as they are written, so that nothing secret may stand in them; nor does it in this message.
        if url.dropFirst(scheme.count).prefix(while: { !"/?#".contains($0) }).contains("@") {
            complain("the URL holds a user", action: "leave out what stands before the @", at: place)
            return nil
        }
        if let problem = Self.problem(of: url.dropFirst(scheme.count), needsPort: scheme == "tcp://") {
            complain("'\(url)' \(problem.what)", action: problem.action, at: place)
            return nil
        }
        return AppSettings.Route(url: url, name: name, position: document.position(of: path))
    }

    /// What is wrong with a URL behind its scheme: `host`, `host:port`, `[address]:port`, and anything behind a `/`, `?` or `#`.
    private static func problem(of text: Substring, needsPort: Bool) -> (what: String, action: String)? {
        let authority = text.prefix { !"/?#".contains($0) }
        if text.contains(where: { $0.isWhitespace || ($0.asciiValue ?? 0x20) < 0x20 }) {
            return ("holds a space or a control character", "leave it out, or write it as %20")
        }
        let hostEnd =
            authority.first == "["
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) }
            : authority.firstIndex(of: ":") ?? authority.endIndex
        guard let hostEnd, hostEnd > authority.startIndex else {
            return ("names no host", "write one such as http://shop.example/")
        }
        let rest = authority[hostEnd...]
        if rest.isEmpty { return needsPort ? ("names no port", "write one such as tcp://shop.example:5432") : nil }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.allSatisfy({ ("0"..."9").contains($0) }), let port = Int(digits),
            (1...65_535).contains(port)
        else { return ("names no port from 1 to 65535 behind its host", "write one such as http://shop.example:8080/") }
        return nil
    }

    private mutating func image(_ value: Value, at path: FieldPath) -> AppSettings.Image? {
        guard object(value, at: path, fields: ["name", "loaded", "size", "architectures"]),
            let pattern = requiredText(value[.name], at: path.appending(.name), such: "shop/*")
        else { return nil }
        return AppSettings.Image(
            pattern: pattern,
            isLoadedOnKind: flag(value["loaded"], at: path.field("loaded")) ?? false,
            size: quantity(value["size"], at: path.field("size")),
            architectures: entries(value["architectures"], at: path.field("architectures")).map(\.text),
            position: document.position(of: path))
    }

    private mutating func behaviour(_ value: Value, at path: FieldPath) -> AppSettings.Behaviour? {
        let fields = [
            "workload", "container", "startup", "runtime", "exitCode", "memory", "cpu", "dependsOn", "logs", "probes",
        ]
        guard object(value, at: path, fields: fields),
            let workload = requiredText(value["workload"], at: path.field("workload"), such: "Deployment/api")
        else { return nil }
        let dependencies = value["dependsOn"]
        return AppSettings.Behaviour(
            workload: workload,
            container: text(value["container"], at: path.field("container")),
            startup: duration(value["startup"], at: path.field("startup")),
            runtime: duration(value["runtime"], at: path.field("runtime")),
            exitCode: exitCode(value["exitCode"], at: path.field("exitCode")),
            memory: usage(value["memory"], at: path.field("memory")),
            cpu: usage(value["cpu"], at: path.field("cpu")),
            dependencies: dependencies.isNull ? nil : hosts(dependencies, at: path.field("dependsOn")),
            logs: entries(value["logs"], at: path.field("logs")).map(\.text),
            probes: list(value["probes"], at: path.field("probes")) { $0.probeAnswer($1, at: $2) },
            position: document.position(of: path))
    }

    private mutating func probeAnswer(_ value: Value, at path: FieldPath) -> AppSettings.ProbeAnswer? {
        guard object(value, at: path, fields: ["probe", "after", "succeeds"]),
            let probe = requiredText(value["probe"], at: path.field("probe"), such: "readiness")
        else { return nil }
        guard Self.probes.contains(probe) else {
            complain(
                "unknown probe '\(probe)'\(Spelling.hint(for: probe, in: Self.probes))",
                action: "write one of \(Self.probes.joined(separator: ", "))", at: path.field("probe"))
            return nil
        }
        return AppSettings.ProbeAnswer(
            probe: probe,
            after: duration(value["after"], at: path.field("after")) ?? .zero,
            succeeds: flag(value["succeeds"], at: path.field("succeeds")) ?? true)
    }

    /// One amount, or a list of amounts, each from some moment on.
    private mutating func usage(_ value: Value, at path: FieldPath) -> [AppSettings.Usage] {
        guard case .array = value else {
            return quantity(value, at: path).map { [AppSettings.Usage(after: .zero, amount: $0)] } ?? []
        }
        let points = list(value, at: path) { (reader, value, path) -> AppSettings.Usage? in
            guard case .object = value else {
                return reader.quantity(value, at: path).map { AppSettings.Usage(after: .zero, amount: $0) }
            }
            guard reader.object(value, at: path, fields: ["after", "amount"]),
                let amount = reader.quantity(value["amount"], at: path.field("amount"))
            else { return nil }
            return AppSettings.Usage(
                after: reader.duration(value["after"], at: path.field("after")) ?? .zero, amount: amount)
        }
        return points.sorted { $0.after < $1.after }
    }

    private mutating func hosts(_ value: Value, at path: FieldPath) -> [String] {
        list(value, at: path) { (reader, value, path) -> String? in
            guard let text = reader.requiredText(value, at: path, such: "db:5432") else { return nil }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.first?.isEmpty == false, let port = parts.last.flatMap({ Int($0) }),
                (1...65_535).contains(port)
            else {
                reader.complain("'\(text)' is not a host with a port", action: "write it as db:5432", at: path)
                return nil
            }
            return text
        }
    }

    // MARK: Types

    private mutating func entries(_ value: Value, at path: FieldPath) -> [AppSettings.Entry] {
        list(value, at: path) { reader, value, path in
            reader.requiredText(value, at: path, such: "a name")
                .map { AppSettings.Entry($0, at: reader.document.position(of: path)) }
        }
    }

    private mutating func list<Element>(
        _ value: Value, at path: FieldPath, _ read: (inout Self, Value, FieldPath) -> Element?
    ) -> [Element] {
        switch value {
        case .null: return []
        case .array(let elements):
            var found: [Element] = []
            for (index, element) in elements.enumerated() {
                if let element = read(&self, element, path.appending(index)) { found.append(element) }
            }
            return found
        default:
            expect("a list", value, at: path)
            return []
        }
    }

    /// Whether this is an object; its unknown fields are complained about.
    private mutating func object(_ value: Value, at path: FieldPath, fields: [String]) -> Bool {
        guard case .object(let members) = value else {
            expect("an object with \(fields.joined(separator: ", "))", value, at: path)
            return false
        }
        for key in members.keys where !fields.contains(key.text) {
            complain(
                "unknown field '\(key.text)'\(Spelling.hint(for: key.text, in: fields))",
                action: "known here: \(fields.joined(separator: ", "))", at: path.appending(key))
        }
        return true
    }

    private mutating func requiredText(_ value: Value, at path: FieldPath, such example: String) -> String? {
        if let text = value.string, !text.isEmpty { return text }
        expect("a text such as \(example)", value, at: path)
        return nil
    }

    private mutating func text(_ value: Value, at path: FieldPath) -> String? {
        value.isNull ? nil : requiredText(value, at: path, such: "a name")
    }

    private mutating func flag(_ value: Value, at path: FieldPath) -> Bool? {
        if value.isNull || value.bool != nil { return value.bool }
        expect("true or false", value, at: path)
        return nil
    }

    private mutating func exitCode(_ value: Value, at path: FieldPath) -> Int? {
        if value.isNull { return nil }
        if let code = value.integer, (0...255).contains(code) { return code }
        expect("a whole number from 0 to 255", value, at: path)
        return nil
    }

    private mutating func quantity(_ value: Value, at path: FieldPath) -> Quantity? {
        if value.isNull { return nil }
        if let quantity = Quantity(value), quantity >= .zero { return quantity }
        expect("an amount such as 120m or 64Mi", value, at: path)
        return nil
    }

    private mutating func duration(_ value: Value, at path: FieldPath) -> Duration? {
        if value.isNull { return nil }
        if let text = value.string, let duration = GoDuration.parse(text), duration >= .zero { return duration }
        expect("a time such as 500ms, 4s or 1h30m", value, at: path)
        return nil
    }

    private mutating func expect(_ expected: String, _ value: Value, at path: FieldPath) {
        let name = path.description.isEmpty ? "the document" : path.description
        let found = value.isNull ? "is missing" : "is \(value.stringOrInteger.map { "'\($0)'" } ?? value.typeName)"
        complain("\(name) \(found)", action: "expected \(expected)", at: path)
    }

    private mutating func complain(_ message: String, action: String, at path: FieldPath) {
        problems.append(SourceProblem(at: document.position(of: path), message, action: action))
    }
}

extension FieldPath {
    /// This path and one member further, named by a literal.
    fileprivate func field(_ key: Key) -> FieldPath { appending(key) }
}
