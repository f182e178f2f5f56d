import AppSources
import ClusterPlatforms
import KubeObjects

extension RemedyScene {
    /// Who is to reach the app: as chosen, else the internet.
    func scheme(_ draft: ChangeDraft) -> Scheme {
        draft.choices.exposure == .internal ? .internal : .external
    }

    // MARK: Gateways

    /// Moves a Gateway to a class of the platform.
    func nameGatewayClass(in draft: inout ChangeDraft) {
        let facts = move.managed.gateway
        if let addOn = move.target.gateway.addOn, !move.target.gateway.hasCRDs {
            draft.require(addOn: addOn, answering: answer)
        }
        let wanted = scheme(draft)
        let recommended = facts.classes.first { $0.name == facts.recommendedClass }
        let known = recommended?.scheme == wanted ? recommended : facts.classes.first { $0.scheme == wanted }
        guard let name = known?.name ?? facts.recommendedClass ?? facts.classes.first?.name else {
            return
        }
        draft.set("spec.gatewayClassName", to: .string(name), of: key, answering: answer)
        if !facts.classes.contains(where: { $0.name == name }), let controller = facts.recommendedController {
            draft.add(
                [
                    .apiVersion: .string(gatewayVersion), .kind: "GatewayClass", .metadata: [.name: .string(name)],
                    .spec: ["controllerName": .string(controller)],
                ], answering: answer)
        }
        dropForeignParameters(in: &draft)
        if draft.choices.exposure == nil { leaveOpen(in: &draft) }
    }

    private var gatewayVersion: String { move.app[key]?.object[.apiVersion].string ?? "gateway.networking.k8s.io/v1" }

    /// Takes out what another controller's parameters said.
    private func dropForeignParameters(in draft: inout ChangeDraft) {
        let reference = draft[key][.spec]["infrastructure"]["parametersRef"]
        guard !reference.isNull else { return }
        let kinds = move.managed.gateway.controllers.compactMap(\.parametersKind)
        guard !kinds.contains(reference[.kind].string ?? "") else { return }
        draft.remove("spec.infrastructure.parametersRef", of: key, upTo: "spec", answering: answer)
    }

    // MARK: Ingresses

    // MARK: Who reaches it

    /// Says who is to reach a load balancer, where saying nothing means the private network only.
    func setScheme(in draft: inout ChangeDraft) {
        let wanted = scheme(draft)
        let object = draft[key]
        switch key.kind {
        case .service: annotate(move.managed.loadBalancer.schemeAnnotations[wanted], &draft)
        case .ingress:
            let choice = IngressChoice(object, app: draft.app, managed: move.managed)
            annotate(choice.controller?.schemeAnnotations[wanted], &draft)
        case .gateway:
            let choice = GatewayChoice(object, app: draft.app, target: move.target, managed: move.managed)
            guard let controller = choice.controller, let field = controller.schemeField,
                let value = controller.schemeValues[wanted]
            else { return leaveOpen(in: &draft) }
            setParameter(field, to: .string(value), of: controller, &draft)
        default: break
        }
        if draft.choices.exposure == nil { leaveOpen(in: &draft) }
    }

    private func annotate(_ annotations: Value?, _ draft: inout ChangeDraft) {
        for (name, value) in annotations?.stringMembers ?? [] {
            draft.set(.annotation(name), to: .string(value), of: key, answering: answer)
        }
    }

    private func setParameter(
        _ field: String, to value: Value, of controller: GatewayController, _ draft: inout ChangeDraft
    ) {
        let isSet = draft.setParameter(field, to: value, of: key, controller: controller, on: move.managed, answer)
        if !isSet { leaveOpen(in: &draft) }
    }

    // MARK: Backends

    /// Sends straight to pods, where node ports would be needed else.
    func targetAddresses(in draft: inout ChangeDraft) {
        for (service, uses) in move.routedServices where service.key == key {
            for use in uses {
                guard let front = use.route.front, front.targetType == .instance, let name = front.targetTypeSetting
                else { continue }
                guard front.isGateway else {
                    draft.set(.annotation(name), to: "ip", of: use.route.manifest.key, answering: answer)
                    continue
                }
                guard let field = controller(of: use.route)?.targetTypeField else { continue }
                setPolicy(name, FieldPath(field), to: "ip", in: &draft)
            }
        }
    }

    /// Has the load balancer ask what the readiness probe asks.
    func setHealthCheck(in draft: inout ChangeDraft) {
        for (service, uses) in move.routedServices where service.key == key {
            guard let use = uses.first(where: { $0.route.front?.healthCheck.origin == .fixed }),
                let check = use.route.front?.healthCheck, let path = move.readinessPath(behind: service)
            else {
                leaveOpen(in: &draft)
                continue
            }
            if let kind = check.policyKind, let field = check.pathField {
                setPolicy(kind, FieldPath(field), to: .string(path), in: &draft)
            } else if let name = check.pathAnnotation {
                // An Ingress asks all its Services for one path, a Service's own annotation comes before it.
                draft.set(.annotation(name), to: .string(path), of: key, answering: answer)
            } else {
                leaveOpen(in: &draft)
            }
        }
    }

    /// Tells the load balancer of a Service what to ask.
    func setServiceHealthCheck(in draft: inout ChangeDraft) {
        guard let service = move.app[key] else { return }
        if let name = move.target.loadBalancer.healthCheck.pathAnnotation,
            let path = move.readinessPath(behind: service)
        {
            draft.set(.annotation(name), to: .string(path), of: key, answering: answer)
        } else {
            draft.remove(field, of: key, answering: answer)
        }
    }

    private func controller(of route: Route) -> GatewayController? {
        route.gateways.lazy.compactMap {
            GatewayChoice($0.object, app: move.app, target: move.target, managed: move.managed).controller
        }.first
    }

    /// Sets a field of the object that tells a load balancer about the Service, and makes it where there is none.
    private func setPolicy(_ kind: String, _ field: FieldPath, to value: Value, in draft: inout ChangeDraft) {
        guard let service = draft.app[key], let resource = move.managed.customResource(named: kind) else {
            return leaveOpen(in: &draft)
        }
        if let existing = draft.app.manifests(named: kind).first(where: { $0.targets(service) }) {
            return draft.set(field, to: value, of: existing.key, answering: answer)
        }
        let shape = RemedyBook.shape(of: kind)
        var object = resource.object(named: key.name, in: key.namespace).mergingPatch(shape.object)
        object[shape.target] = ["group": "", .kind: "Service", .name: .string(key.name)]
        object[field] = value
        draft.add(object, answering: answer)
    }

    // MARK: Certificates

    /// Leaves certificates to the platform's store, where the load balancer reads no Secrets.
    func setCertificate(in draft: inout ChangeDraft) {
        let chosen = draft.choices.certificate
        if key.kind == .gateway {
            let choice = GatewayChoice(draft[key], app: draft.app, target: move.target, managed: move.managed)
            let listener = field.parent.parent
            draft.remove(listener.appending("tls"), of: key, answering: answer)
            if let chosen, let controller = choice.controller, let port = draft[key][listener][.port].integer {
                _ = draft.setCertificate(
                    chosen, port: port, of: key, controller: controller, on: move.managed, answer)
            }
        } else {
            let choice = IngressChoice(draft[key], app: draft.app, managed: move.managed)
            draft.remove(field, of: key, answering: answer)
            if let chosen, let name = choice.controller?.certificateAnnotation {
                draft.set(.annotation(name), to: .string(chosen), of: key, answering: answer)
            }
        }
        if chosen == nil { leaveOpen(in: &draft) }
    }

    // MARK: Services

    /// Makes a Service a load balancer, where ports of nodes were the way in.
    func makeLoadBalancer(in draft: inout ChangeDraft) {
        draft.set("spec.type", to: "LoadBalancer", of: key, answering: answer)
        for index in draft[key][.spec][.ports].elements.indices {
            let port = FieldPath(keys: [.spec, .ports]).appending(index).appending(.nodePort)
            draft.remove(port, of: key, answering: answer)
        }
        if !draft[key][.spec]["externalIPs"].isNull {
            draft.remove("spec.externalIPs", of: key, answering: answer)
        }
        if draft.choices.exposure == nil { leaveOpen(in: &draft) }
    }

    /// Removes the finding's annotation and its siblings.
    func dropAnnotations(in draft: inout ChangeDraft) {
        guard let prefix = field.lastKey?.text.split(separator: "/").first else { return }
        for (name, _) in draft[key][.metadata][.annotations].stringMembers where name.hasPrefix(prefix + "/") {
            draft.remove(.annotation(name), of: key, upTo: "metadata", answering: answer)
        }
    }

    /// Gives annotations of the finding's prefix the prefix of the table.
    func renameAnnotation(in draft: inout ChangeDraft) {
        guard let old = field.lastKey?.text.split(separator: "/").first.map({ $0 + "/" }), let new = step.value.string
        else { return }
        for (name, value) in draft[key][.metadata][.annotations].stringMembers where name.hasPrefix(old) {
            draft.remove(.annotation(name), of: key, answering: answer)
            draft.set(.annotation(new + name.dropFirst(old.count)), to: .string(value), of: key, answering: answer)
        }
    }
}

extension ChangeDraft {
    /// Sets a field of the object that holds a Gateway's parameters, and makes that object where there is none.
    ///
    /// - Returns: whether the platform has such objects.
    mutating func setParameter(
        _ field: String, to value: Value, of key: ObjectKey, controller: GatewayController, on platform: Platform,
        _ answer: Answer
    ) -> Bool {
        guard let name = controller.parametersKind, let resource = platform.customResource(named: name) else {
            return false
        }
        let reference = self[key][.spec]["infrastructure"]["parametersRef"]
        let own = reference[.kind].string == name ? reference[.name].string : nil
        let parameters = ObjectKey(resource.kind, namespace: key.namespace, name: own ?? key.name)
        if app[parameters] == nil {
            add(resource.object(named: parameters.name, in: key.namespace), answering: answer)
        }
        set(FieldPath(field), to: value, of: parameters, answering: answer)
        guard own == nil else { return true }
        set(
            "spec.infrastructure.parametersRef",
            to: ["group": .string(resource.kind.group), .kind: .string(name), .name: .string(parameters.name)],
            of: key, answering: answer)
        return true
    }

    /// Names the certificate of a Gateway's port in its annotation or its parameters, whichever the controller reads.
    ///
    /// - Returns: whether it reads either.
    mutating func setCertificate(
        _ certificate: String, port: Int, of key: ObjectKey, controller: GatewayController, on platform: Platform,
        _ answer: Answer
    ) -> Bool {
        if let name = controller.certificateAnnotation {
            set(.annotation(name), to: .string(certificate), of: key, answering: answer)
            return true
        }
        // A field such as `spec.listenerConfigurations[*].defaultCertificate`: an element for each port.
        let parts = controller.certificateField?.split(separator: "[*].").map(String.init) ?? []
        guard parts.count == 2, let list = parts.first, let name = parts.last else { return false }
        var entry: Value = ["protocolPort": .string("HTTPS:\(port)")]
        entry[Key(name)] = .string(certificate)
        return setParameter(list, to: [entry], of: key, controller: controller, on: platform, answer)
    }
}

extension Move {
    /// The path that the readiness probe of a Service's pods asks; `nil` where it asks none.
    func readinessPath(behind service: Manifest) -> String? {
        for workload in app.workloads(selectedBy: service) {
            let containers = workload.spec[.containers].elements
            let targets = ServicePort.targets(of: nil, in: service, workload: workload).map(\.number)
            let serving = containers.first { container in
                container[.ports].elements.contains { targets.contains($0[.containerPort].integer ?? 0) }
            }
            let request = (serving ?? containers.first)?[.readinessProbe]["httpGet"] ?? .null
            if !request.isNull { return request["path"].string ?? "/" }
        }
        return nil
    }
}

extension Platform {
    /// The custom resource of this kind's name.
    func customResource(named name: String) -> CustomResource? {
        system.customResources.first { $0.kind.name == name }
    }
}

extension CustomResource {
    /// An empty object of the kind, in the version that is stored.
    func object(named name: String, in namespace: String) -> Value {
        [
            .apiVersion: .string("\(kind.group)/\(versions.first ?? "v1")"), .kind: .string(kind.name),
            .metadata: [.name: .string(name), .namespace: isNamespaced ? .string(namespace) : .null],
        ]
    }
}

extension FieldPath {
    /// Where an annotation of an object stands.
    static func annotation(_ name: String) -> FieldPath {
        FieldPath(keys: [.metadata, .annotations, Key(name)])
    }
}
