import KubeObjects

extension Validator {
    mutating func environment(of container: Value) {
        forEach(.env, of: container) { v, variable, _ in
            let name = variable[.name].text
            if name.isEmpty {
                v.required(.name)
            } else {
                v.check(.name, name, Format.environmentName(name))
            }
            let source = variable[.valueFrom]
            if !source.isNull { v.environmentSource(source, value: variable[.value].text) }
        }
    }

    private mutating func environmentSource(_ source: Value, value: String) {
        var sources = 0
        within(.valueFrom) { v in
            v.ifPresent(.fieldRef, of: source) { v, reference in
                sources += 1
                v.fieldReference(reference, supported: fieldsOfEnvironment)
            }
            v.ifPresent(.resourceFieldRef, of: source) { v, reference in
                sources += 1
                v.resourceReference(reference, isVolume: false)
            }
            for field in [Key.configMapKeyRef, .secretKeyRef] {
                v.ifPresent(field, of: source) { v, reference in
                    sources += 1
                    v.keyReference(reference)
                }
            }
            v.ifPresent(.fileKeyRef, of: source) { v, reference in
                sources += 1
                for field in [Key.volumeName, .path, .key] where reference[field].text.isEmpty { v.required(field) }
            }
            if sources == 0 {
                v.invalid(
                    was: "",
                    because:
                        "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or "
                        + "`fileKeyRef`")
            } else if !value.isEmpty {
                v.invalid(was: "", because: "may not be specified when `value` is not empty")
            } else if sources > 1 {
                v.invalid(was: "", because: "may not have more than one field specified at a time")
            }
        }
    }

    private mutating func keyReference(_ reference: Value) {
        let name = reference[.name].text
        check(.name, name, Format.dnsSubdomain(name))
        let key = reference[.key].text
        if key.isEmpty {
            required(.key)
        } else {
            check(.key, key, Format.configKey(key))
        }
    }

    mutating func environmentSources(of container: Value) {
        forEach(.envFrom, of: container) { v, source, _ in
            v.named(.prefix, of: source, Format.environmentName)
            var sources = 0
            for field in [Key.configMapRef, .secretRef] {
                v.ifPresent(field, of: source) { v, reference in
                    sources += 1
                    let name = reference[.name].text
                    if name.isEmpty {
                        v.required(.name)
                    } else {
                        v.check(.name, name, Format.dnsSubdomain(Format.withoutTrailingDash(name)))
                    }
                }
            }
            if sources == 0 {
                v.invalid(was: "", because: "must specify one of: `configMapRef` or `secretRef`")
            } else if sources > 1 {
                v.invalid(was: "", because: "may not have more than one field specified at a time")
            }
        }
    }

    // MARK: The downward API

    /// A reference to a field of the pod.
    mutating func fieldReference(_ reference: Value, supported: [String]) {
        if case .string(let version) = reference[.apiVersion], version.isEmpty {
            required(.apiVersion)
            return
        }
        let path = reference[.fieldPath].text
        if path.isEmpty {
            required(.fieldPath)
            return
        }
        guard let (field, subscripted) = downwardField(path) else {
            let problem = "error converting fieldPath: field label not supported: \(path)"
            invalid(.fieldPath, was: .string(path), because: problem)
            return
        }
        if let key = subscripted {
            let name = field == "metadata.annotations" ? key.lowercased() : key
            check(name, Format.qualifiedName(name))
        } else if !supported.contains(field) {
            unsupported(.fieldPath, was: .string(field), supported: supported)
        }
    }

    /// A reference to a container's requests or limits.
    mutating func resourceReference(_ reference: Value, isVolume: Bool) {
        let resource = reference[.resource].text
        if isVolume, reference[.containerName].text.isEmpty {
            required(.containerName)
        } else if resource.isEmpty {
            required(.resource)
        } else if !resourceFields.contains(resource), !isHugePages(resource) {
            unsupported(.resource, was: .string(resource), supported: resourceFields)
        }
        resourceDivisor(reference[.divisor], of: resource)
    }

    private mutating func resourceDivisor(_ divisor: Value, of resource: String) {
        guard let amount = Quantity(divisor), amount != .zero else { return }
        let text = amount.description
        if resource.hasSuffix(".cpu") {
            if !["1m", "1"].contains(text) {
                invalid(
                    .divisor, was: .string(resource),
                    because: "only divisor's values 1m and 1 are supported with the cpu resource")
            }
            return
        }
        let name =
            switch resource {
            case "limits.memory", "requests.memory": "memory"
            case "limits.ephemeral-storage", "requests.ephemeral-storage": "local ephemeral storage"
            default: isHugePages(resource) ? "hugepages" : ""
            }
        if !name.isEmpty, !byteDivisors.contains(text) {
            invalid(
                .divisor, was: .string(resource),
                because: "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported "
                    + "with the \(name) resource")
        }
    }
}

/// The fields that a downward API volume can show.
let fieldsOfVolumes = [
    "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
]

private let fieldsOfEnvironment = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
    "status.hostIPs", "status.podIP", "status.podIPs",
]

private let resourceFields = [
    "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage",
    "requests.memory",
]

private let byteDivisors = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]

private func isHugePages(_ resource: String) -> Bool {
    resource.hasPrefix("requests.hugepages-") || resource.hasPrefix("limits.hugepages-")
}

/// A field path with its subscript (`metadata.labels['app']`); `nil` where the pod has no such field.
private func downwardField(_ path: String) -> (field: String, subscripted: String?)? {
    if path.hasSuffix("']"), let open = path.firstIndex(of: "["), path[open...].hasPrefix("['") {
        let field = String(path[..<open])
        guard field == "metadata.annotations" || field == "metadata.labels" else { return nil }
        return (field, String(path[open...].dropFirst(2).dropLast(2)))
    }
    let known = fieldsOfEnvironment + fieldsOfVolumes + ["spec.restartPolicy", "spec.schedulerName", "status.phase"]
    if path == "spec.host" { return ("spec.nodeName", nil) }
    return known.contains(path) ? (path, nil) : nil
}
