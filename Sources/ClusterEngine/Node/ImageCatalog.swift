import KubeObjects

/// Which images can be pulled, and what is known of them.
public struct ImageCatalog: Sendable {
    /// What is known of one image.
    public struct Image: Sendable {
        /// The repository digest, `sha256:…`; made up from the name where it is not known.
        public var digest: String?
        /// The size of its layers in bytes.
        public var size: Int?
        /// The architectures it is built for; empty for all.
        public var architectures: [String] = []
        /// The user it runs as; 0 is root.
        public var user: Int?

        /// An image of which nothing special is known.
        public init(digest: String? = nil, size: Int? = nil, architectures: [String] = [], user: Int? = nil) {
            self.digest = digest
            self.size = size
            self.architectures = architectures
            self.user = user
        }
    }

    var images: [String: Image] = [:]
    /// Whether the size of any image is declared.
    private(set) var hasSizes = false
    var missing: Set<String> = []
    var deadRegistries: Set<String> = []
    var privateRegistries: Set<String> = []
    var unresolvable: [String: NameFault] = [:]
    /// Registries whose contents are known: an image that is not declared is not there.
    var closedRegistries: Set<String> = []

    /// No image is special.
    public init() {}

    /// Declares an image, so that its registry has it.
    public mutating func declare(_ name: String, _ image: Image = Image()) {
        guard case .success(let reference) = ImageReference.parse(name) else { return }
        if reference.registry.hasSuffix(".invalid") { standIns.insert(reference.registry) }
        images[reference.description] = image
        if image.size != nil { hasSizes = true }
        missing.remove(reference.description)
    }

    /// Declares that an image is not in its registry.
    public mutating func declareMissing(_ name: String) {
        guard case .success(let reference) = ImageReference.parse(name) else { return }
        missing.insert(reference.description)
    }

    /// Declares that a registry has only the images declared.
    public mutating func close(registry: String) { closedRegistries.insert(registry) }

    /// Declares that a registry gives images only to who has credentials for it.
    public mutating func makePrivate(registry: String) { privateRegistries.insert(registry) }

    /// Declares that a registry's name cannot be resolved: its name server does not answer within the given time.
    public mutating func makeUnresolvable(registry: String, nameServer: String, timeout: Duration) {
        unresolvable[registry] = NameFault(server: nameServer, timeout: timeout)
    }

    /// Registries under reserved names in which images were declared all the same: they stand for one not yet chosen.
    private var standIns: Set<String> = []

    struct NameFault: Sendable {
        var server: String
        var timeout: Duration
    }

    /// Whether a registry's name can be resolved: those under reserved names never can (RFC 2606).
    func fault(of registry: String) -> NameFault? {
        if let known = unresolvable[registry] { return known }
        if standIns.contains(registry) { return nil }
        return registry.hasSuffix(".invalid") || registry.hasSuffix(".test")
            ? NameFault(server: "", timeout: .milliseconds(50)) : nil
    }

    /// Takes a registry down, or brings it back.
    public mutating func setDown(_ isDown: Bool, registry: String) {
        if isDown { deadRegistries.insert(registry) } else { deadRegistries.remove(registry) }
    }
}

extension Cluster {
    /// Puts an image on nodes without a pull, as `kind load docker-image` does; on all nodes where none are named.
    public func loadImage(_ name: String, onto nodes: [String]? = nil) {
        guard case .success(let reference) = ImageReference.parse(name) else { return }
        for node in nodes ?? objects(.node).map(\.objectName) {
            registerMachine(of: node)
            note(image: reference.description, on: node)
        }
    }

    /// The kubelet tells the images of its node with the next report of the node's status
    /// (`--node-status-update-frequency`, 10 s).
    private func note(image name: String, on node: String) {
        guard machines.machines[node]?.images.insert(name).inserted == true else { return }
        let period = Duration.seconds(10).nanoseconds
        machines.imageReports[name, default: [:]][node] = Instant(
            nanoseconds: (now.nanoseconds / period + 1) * period)
    }

    /// The nodes whose status names an image by now, in no order.
    func nodesReporting(image name: String) -> [String] {
        (machines.imageReports[name] ?? [:]).filter { $0.value <= now }.map(\.key)
    }

    func isImagePresent(_ reference: ImageReference, on node: String) -> Bool {
        machines.machines[node]?.images.contains(reference.description) ?? false
    }

    /// The repository and digest that a status names.
    func imageID(of reference: ImageReference) -> String {
        let digest = images.images[reference.description]?.digest ?? reference.digest
        return "\(reference.name)@\(digest.isEmpty ? Self.digest(of: reference.description) : digest)"
    }

    /// The user an image runs as: what is declared, else what is known of the image, else a user of its own.
    func imageUser(_ name: String) -> Int {
        guard case .success(let reference) = ImageReference.parse(name) else { return 0 }
        if let user = images.images[reference.description]?.user { return user }
        return ImageFamily(of: name)?.user ?? 1_000
    }

    /// A digest made up from a name: the same in each run.
    private static func digest(of text: String) -> String {
        var seed: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { seed = (seed ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var source = RandomSource(seed: seed)
        var digits = "sha256:"
        for _ in 0..<4 {
            let word = String(source.next(), radix: 16)
            digits += String(repeating: "0", count: 16 - word.utf8.count) + word
        }
        return digits
    }

    /// Queues a pull on a node, which pulls one image after the other.
    func beginPull(_ reference: ImageReference, for pod: Value, on node: String) -> ImagePull {
        let configuration = configuration.node
        let error = pullError(reference, for: pod, on: node)
        let size = images.images[reference.description]?.size ?? 30_000_000
        var duration = configuration.pullLatency
        if let fault = images.fault(of: reference.registry) {
            duration = fault.timeout
        } else if error == nil, !isImagePresent(reference, on: node) {
            duration += .nanoseconds(Int64(Double(size) / Double(max(1, configuration.pullBytesPerSecond)) * 1e9))
        }
        var begin = now
        if configuration.pullsSerially, let free = machines.machines[node]?.pullerFree, free > begin { begin = free }
        let end = begin + duration
        machines.machines[node]?.pullerFree = end
        return ImagePull(
            reference: reference, start: now, end: end, duration: duration, size: size, error: error)
    }

    func finishPull(_ pull: ImagePull, on node: String) {
        note(image: pull.reference.description, on: node)
    }
}
