import KubeObjects

/// The profiles and add-ons that come with Slipway.
struct ProfileLibrary: Sendable {
    private let profiles: [String: Document]
    /// The add-ons, by name.
    let addOns: [AddOn]
    /// The custom resource definitions of the Gateway API, of both channels.
    let gatewayDefinitions: [Value]

    private static let loaded = Result { () throws(PlatformError) in
        try ProfileLibrary(files: EmbeddedProfiles.files, definitions: EmbeddedProfiles.gatewayDefinitions)
    }

    /// What is embedded in the program, read once.
    static func embedded() throws(PlatformError) -> ProfileLibrary {
        try loaded.get()
    }

    /// Reads files of either form; one that names `platforms` is an add-on.
    init(
        files: [(name: String, text: String)], definitions: (name: String, text: String)
    ) throws(PlatformError) {
        var profiles: [String: Document] = [:]
        var addOns: [AddOn] = []
        for file in files {
            let document = try Self.document(file.text, file: file.name)
            if document.value["platforms"].isNull {
                profiles[document.value["id"].string ?? file.name] = document
            } else {
                addOns.append(try AddOn(document))
            }
        }
        self.profiles = profiles
        self.addOns = addOns.sorted { $0.id < $1.id }
        do {
            gatewayDefinitions = try YAMLReader.documents(definitions.text, file: definitions.name).map(\.value)
        } catch {
            throw PlatformError(error.message, at: error.position)
        }
    }

    /// The add-on named `id`.
    func addOn(_ id: String) throws(PlatformError) -> AddOn {
        guard let addOn = addOns.first(where: { $0.id == id }) else {
            let known = addOns.map(\.id).joined(separator: ", ")
            throw PlatformError("there is no add-on \"\(id)\"; there are \(known)")
        }
        return addOn
    }

    /// The platform `id`, which may be the name of a variant.
    func platform(_ id: String, variant: String?) throws(PlatformError) -> Platform {
        if let document = profiles[id] {
            // A profile is a variant of itself: `--variant eks` is the platform as it usually comes.
            return try platform(document, variant: variant == id ? nil : variant)
        }
        for name in Platform.all {
            guard variant == nil, let document = profiles[name], document.value["variants"].members.contains(Key(id))
            else { continue }
            return try platform(document, variant: id)
        }
        let names = Platform.all.flatMap { [$0] + (profiles[$0].map(Self.variants) ?? []) }
        throw PlatformError("there is no platform \"\(id)\"; there are \(names.joined(separator: ", "))")
    }

    /// The platform that `text` describes.
    func platform(reading text: String, file: String, variant: String?) throws(PlatformError) -> Platform {
        try platform(try Self.document(text, file: file), variant: variant)
    }

    /// `platform` with the add-ons `ids` and those they need.
    func adding(_ ids: [String], to platform: Platform) throws(PlatformError) -> Platform {
        var layers = platform.layers
        var added = platform.addOns
        for id in ids {
            try install(id, on: platform, layers: &layers, added: &added)
        }
        return try Platform(
            layers: layers, names: platform.names, variants: platform.variants, variant: platform.variant, addOns: added
        )
    }

    private func install(
        _ id: String, on platform: Platform, layers: inout [ProfileTree.Layer], added: inout [String]
    ) throws(PlatformError) {
        let addOn = try addOn(id)
        guard !added.contains(id) else { return }
        guard let offer = addOn.offer(for: platform.names), offer.availability != .impossible else {
            throw PlatformError("\(platform.displayName) cannot have the add-on \"\(id)\"")
        }
        // What is built in was laid on when the platform was made.
        guard offer.availability == .installable else { return }
        // Named before the ones it needs, so that two that need each other end.
        added.append(id)
        for need in offer.needs {
            try install(need, on: platform, layers: &layers, added: &added)
        }
        layers += addOn.layers(for: platform.names)
    }

    private func platform(_ document: Document, variant: String?) throws(PlatformError) -> Platform {
        var (layers, names) = try chain(document)
        let variants = Self.variants(of: document)
        if let variant {
            guard variants.contains(variant) else {
                let known = variants.isEmpty ? "none" : variants.joined(separator: ", ")
                throw PlatformError("\(names.first ?? document.file) has no variant \"\(variant)\"; it has \(known)")
            }
            names.insert(variant, at: 0)
        }
        for addOn in addOns where addOn.offer(for: names)?.availability == .builtIn {
            layers += addOn.layers(for: names)
        }
        if let variant {
            layers.append(.init(document, root: FieldPath(keys: ["variants", Key(variant), "overlay"])))
        }
        return try Platform(layers: layers, names: names, variants: variants, variant: variant, addOns: [])
    }

    /// `document` and the profiles it extends: the layers with the most general first, the names with it last.
    private func chain(_ document: Document) throws(PlatformError) -> (layers: [ProfileTree.Layer], names: [String]) {
        var layers: [ProfileTree.Layer] = []
        var names: [String] = []
        var current = document
        while true {
            layers.insert(.init(current), at: 0)
            if let id = current.value["id"].string { names.append(id) }
            guard let base = current.value["extends"].string else { return (layers, names) }
            let place = current.position(of: FieldPath(keys: ["extends"]))
            guard !names.contains(base) else {
                throw PlatformError(
                    "extends \"\(base)\", which goes in a circle; give the profile an id of its own", at: place)
            }
            guard let profile = profiles[base] else {
                throw PlatformError(
                    "extends \"\(base)\", which is no platform; there are \(Platform.all.joined(separator: ", "))",
                    at: place)
            }
            current = profile
        }
    }

    private static func variants(of document: Document) -> [String] {
        document.value["variants"].members.keys.map(\.text)
    }

    private static func document(_ text: String, file: String) throws(PlatformError) -> Document {
        let documents: [Document]
        do {
            documents = try YAMLReader.documents(text, file: file)
        } catch {
            throw PlatformError(error.message, at: error.position)
        }
        guard let document = documents.first, documents.count == 1 else {
            throw PlatformError(
                "a profile is one document, found \(documents.count)",
                at: SourcePosition(file: file, line: 1, column: 1))
        }
        if let duplicate = document.duplicates.first {
            throw PlatformError(
                "\(duplicate.path) is written a second time; remove one of them", at: duplicate.position)
        }
        guard case .object = document.value else {
            throw PlatformError(
                "a profile is an object with schemaVersion, id, sources and facts", at: document.position(of: .root))
        }
        return document
    }
}
