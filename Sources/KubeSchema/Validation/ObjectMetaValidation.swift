import KubeObjects

/// What names a kind allows.
enum NameFormat {
    /// `example.com`: most kinds.
    case subdomain
    /// `my-name`: Namespaces and Services.
    case label
    /// Anything that can stand in a URL: roles and their bindings.
    case pathSegment
    /// Checked by the kind itself.
    case any

    func messages(_ name: String) -> [String] {
        switch self {
        case .subdomain: Format.dnsSubdomain(name)
        case .label: Format.dnsLabel(name)
        case .pathSegment: Format.pathSegment(name)
        case .any: []
        }
    }

    func messages(prefix: String) -> [String] {
        self == .pathSegment ? messages(prefix) : messages(Format.withoutTrailingDash(prefix))
    }
}

extension Validator {
    /// The metadata of an object that is created.
    mutating func metadata(of object: Value, isNamespaced: Bool, name format: NameFormat) {
        let meta = object[.metadata]
        within(.metadata) { v in
            if case .string(let prefix) = meta[.generateName], !prefix.isEmpty {
                v.check(.generateName, prefix, format.messages(prefix: prefix))
            }
            let name = meta[.name].text
            if name.isEmpty {
                v.required(.name, because: "name or generateName is required")
            } else {
                v.check(.name, name, format.messages(name))
            }
            v.namespace(of: meta, isNamespaced: isNamespaced)
            v.nonNegative(.generation, of: meta)
            v.commonMetadata(meta)
            v.finalizers(meta)
            v.standardFinalizers(meta)
        }
    }

    /// The metadata of an object that is updated.
    ///
    /// The server looks twice: first for all kinds alike, then each kind for itself (`checkingFinalizers`).
    mutating func metadataUpdate(from old: Value, to new: Value, checkingFinalizers: Bool = true) {
        let (old, new) = (old[.metadata], new[.metadata])
        within(.metadata) { v in
            if !old[.deletionTimestamp].isNull { v.noNewFinalizers(from: old, to: new) }
            if new[.generation].number64 < old[.generation].number64 {
                v.invalid(.generation, was: Value(new[.generation].number64), because: "must not be decremented")
            }
            for field in [Key.name, .namespace] where old[field] != new[field] {
                v.invalid(field, was: new[field], because: Message.immutable)
            }
            // An absent uid and other times of creation and deletion are replaced by the stored ones before this.
            for field in [Key.uid, .deletionTimestamp] where !new[field].isNull && old[field] != new[field] {
                if field == .uid || old[field].isNull { v.invalid(field, was: new[field], because: Message.immutable) }
            }
            v.commonMetadata(new)
            if checkingFinalizers { v.standardFinalizers(new) }
        }
    }

    private mutating func namespace(of meta: Value, isNamespaced: Bool) {
        let namespace = meta[.namespace].text
        if isNamespaced {
            if namespace.isEmpty {
                required(.namespace)
            } else {
                check(.namespace, namespace, Format.dnsLabel(namespace))
            }
        } else if !namespace.isEmpty {
            forbidden(.namespace, because: "not allowed on this type")
        }
    }

    private mutating func commonMetadata(_ meta: Value) {
        labels(.labels, of: meta)
        annotations(of: meta)
        ownerReferences(of: meta)
    }

    /// A map of labels, also where it selects nodes or pods.
    mutating func labels(_ field: Key, of value: Value) {
        guard case .object(let members) = value[field], !members.isEmpty else { return }
        forEachEntry(members) { v, member in
            let name = member.key.text
            v.check(field, name, Format.qualifiedName(name))
            if case .string(let text) = member.value {
                v.check(field, text, Format.labelValue(text))
            }
        }
    }

    /// A map of annotations, whose keys may have capital letters in their prefix too.
    mutating func annotations(of meta: Value) {
        guard case .object(let members) = meta[.annotations], !members.isEmpty else { return }
        var size = 0
        var wrong = false
        for member in members {
            let name = member.key.text
            size += name.utf8.count + member.value.text.utf8.count
            if Bytes.qualifiedName(name) == .wrong { wrong = true }
        }
        if wrong {
            for member in members.sortedByKey {
                let name = member.key.text
                check(.annotations, name, Format.qualifiedName(name.lowercased()))
            }
        }
        if size > annotationSizeLimit { tooLong(.annotations, limit: annotationSizeLimit) }
    }

    private mutating func ownerReferences(of meta: Value) {
        guard case .array(let references) = meta[.ownerReferences], !references.isEmpty else { return }
        within(.ownerReferences) { v in
            var controller = ""
            for reference in references {
                v.ownerReference(reference)
                guard reference[.controller].isTrue else { continue }
                let name = reference[.kind].text + "/" + reference[.name].text
                if controller.isEmpty {
                    controller = name
                } else {
                    v.invalid(
                        was: .array(references),
                        because: "Only one reference can have Controller set to true. Found \"true\" in references for "
                            + "\(controller) and \(name)")
                }
            }
        }
    }

    private mutating func ownerReference(_ reference: Value) {
        let apiVersion = reference[.apiVersion].text
        if apiVersion.isEmpty || apiVersion.hasSuffix("/") {
            invalid(.apiVersion, was: .string(apiVersion), because: "version must not be empty")
        }
        for field in [Key.kind, .name, .uid] where reference[field].text.isEmpty {
            invalid(field, was: "", because: "must not be empty")
        }
        if apiVersion == "v1", reference[.kind].text == "Event" {
            invalid(was: reference, because: "/v1, Kind=Event is disallowed from being an owner")
        }
    }

    private mutating func finalizers(_ meta: Value) {
        guard case .array(let finalizers) = meta[.finalizers], !finalizers.isEmpty else { return }
        let names = finalizers.map(\.text)
        for name in names {
            check(.finalizers, name, Format.qualifiedName(name))
        }
        if names.contains("orphan"), names.contains("foregroundDeletion") {
            invalid(
                .finalizers, was: .array(finalizers),
                because: "finalizer orphan and foregroundDeletion cannot be both set")
        }
    }

    private mutating func standardFinalizers(_ meta: Value) {
        within(.finalizers) { v in
            for (index, name) in meta[.finalizers].elements.map(\.text).enumerated() where !isStandardFinalizer(name) {
                v.within(index: index) { $0.invalid(was: .string(name), because: finalizerMessage) }
            }
        }
    }

    private mutating func noNewFinalizers(from old: Value, to new: Value) {
        let known = Set(old[.finalizers].elements.map(\.text))
        let extra = Set(new[.finalizers].elements.map(\.text)).subtracting(known).sorted()
        guard !extra.isEmpty else { return }
        let list = "[]string{" + extra.map(GoText.quoted).joined(separator: ", ") + "}"
        forbidden(
            .finalizers,
            because: "no new finalizers can be added if the object is being deleted, found new finalizers \(list)")
    }
}

/// `TotalAnnotationSizeLimitB` of apimachinery.
private let annotationSizeLimit = 262_144

private let finalizerMessage = "name is neither a standard finalizer name nor is it fully qualified"

private func isStandardFinalizer(_ name: String) -> Bool {
    name.contains("/") || name == "kubernetes" || name == "orphan" || name == "foregroundDeletion"
}
