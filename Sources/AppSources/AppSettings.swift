import KubeObjects

/// What `slipway.yaml` says about an app beyond its manifests. Every field may be left out, and so may the file.
///
/// ``SettingsFile`` documents the fields as they are written.
public struct AppSettings: Sendable, Equatable {
    /// A word or text of the file with its place, for those who check it later against what they know.
    public struct Entry: Hashable, Sendable {
        /// The text.
        public let text: String
        /// Where it is written.
        public let position: SourcePosition

        /// Creates an entry.
        public init(_ text: String, at position: SourcePosition) {
            self.text = text
            self.position = position
        }
    }

    /// A URL that users open, such as `http://shop.example/`.
    public struct Route: Hashable, Sendable {
        /// The URL, with `http`, `https` or `tcp` for its scheme.
        public let url: String
        /// What it is for, to be shown to people; `nil` where the file does not say.
        public let name: String?
        /// Where it is written.
        public let position: SourcePosition
    }

    /// What is known of an image, or of all images that a pattern matches.
    public struct Image: Hashable, Sendable {
        /// An image name in which `*` stands for any text.
        public let pattern: String
        /// Whether `kind load` put it on kind's nodes, so that kind need not pull it.
        public let isLoadedOnKind: Bool
        /// How much is pulled; `nil` where the file does not say.
        public let size: Quantity?
        /// The processor architectures it is built for, such as `amd64`; empty where the file does not say.
        public let architectures: [String]
        /// Where it is written.
        public let position: SourcePosition
    }

    /// A use of memory or processor time from some moment of a container's life on.
    public struct Usage: Hashable, Sendable {
        /// How long after the start of the container.
        public let after: Duration
        /// How much from then on.
        public let amount: Quantity
    }

    /// How a container's probe is answered from some moment of its life on.
    public struct ProbeAnswer: Hashable, Sendable {
        /// `startup`, `readiness` or `liveness`.
        public let probe: String
        /// How long after the start of the container.
        public let after: Duration
        /// Whether the probe succeeds from then on.
        public let succeeds: Bool
    }

    /// What a container of a workload does, where that differs from what is inferred from the manifests.
    public struct Behaviour: Hashable, Sendable {
        /// The workload: `api`, `Deployment/api` or `Deployment/shop/api`.
        public let workload: String
        /// The container; `nil` for every container of the workload.
        public let container: String?
        /// How long it takes from its start until it serves.
        public let startup: Duration?
        /// How long it runs until it ends by itself; `nil` for a server, which does not.
        public let runtime: Duration?
        /// With which code it ends by itself.
        public let exitCode: Int?
        /// Its memory over time.
        public let memory: [Usage]
        /// Its processor time over time.
        public let cpu: [Usage]
        /// What it must reach to be ready, as `host:port`; `nil` where the file does not say, empty for nothing.
        public let dependencies: [String]?
        /// What it prints when it starts.
        public let logs: [String]
        /// How its probes are answered.
        public let probes: [ProbeAnswer]
        /// Where it is written.
        public let position: SourcePosition
    }

    /// What the app is called; `nil` where the file does not say.
    public var name: String?
    /// What the kind cluster of the app had installed beyond plain kind.
    public var addons: [Entry] = []
    /// The values files that a chart is installed with on the platform it runs on today, under those of the command line.
    public var values: [Entry] = []
    /// The platforms that the app is meant for.
    public var platforms: [Entry] = []
    /// What users open.
    public var entries: [Route] = []
    /// What is known of its images. The first that matches an image counts.
    public var images: [Image] = []
    /// What its containers do. A later one adds to an earlier one.
    public var behaviours: [Behaviour] = []

    /// Settings that say nothing.
    public init() {}

    /// ``values``, as they are found from the working directory: the file names them from where it lies itself.
    var valuesFiles: [String] {
        values.map { entry in
            guard !entry.text.hasPrefix("/"), let slash = entry.position.file.lastIndex(of: "/") else {
                return entry.text
            }
            return entry.position.file[...slash] + entry.text
        }
    }

    /// What is known of an image.
    public func image(_ name: String) -> Image? {
        images.first { Glob.matches(name, pattern: $0.pattern) }
    }

    /// What is said of a container of a workload, in the order written.
    public func behaviours(of workload: ObjectKey, container: String) -> [Behaviour] {
        let names = [workload.name, "\(workload.kind.name)/\(workload.name)", workload.description]
        return behaviours.filter { names.contains($0.workload) && ($0.container ?? container) == container }
    }
}

/// Patterns in which `*` stands for any text.
enum Glob {
    /// Whether the whole text matches.
    static func matches(_ text: String, pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == pattern }
        guard text.count >= first.count + last.count, text.hasPrefix(first), text.hasSuffix(last) else { return false }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
