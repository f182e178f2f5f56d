import AppSources
import ClusterPlatforms
import KubeObjects
import KubeSchema

/// B05: a Gateway of a class that nothing on the platform serves.
struct GatewayClassAbsent: Rule {
    let id = "gateway-class-absent"

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .gateway).compactMap { gateway in
            let choice = GatewayChoice(gateway.object, app: move.app, target: move.target, managed: move.managed)
            guard !choice.isNamedByApp, !move.runsController(choice.controllerName) else { return nil }
            let classes = (move.target.gateway.classes.isEmpty ? move.managed : move.target).gateway.classes.map(\.name)
            return Match(
                gateway, "spec.gatewayClassName",
                [
                    "name": LocalizedText(verbatim: gateway.key.name),
                    "class": LocalizedText(verbatim: choice.className),
                    "controller": choice.controllerName.map {
                        .say(" of controller `\($0)`", "（コントローラー `\($0)`）")
                    } ?? .empty,
                    "offers": classes.isEmpty
                        ? .say("has no such class", "そのクラスを持っていません")
                        : .say(
                            "knows only \(LocalizedText.codes(classes).english)",
                            "\(LocalizedText.codes(classes).japanese) しか知りません"),
                    "remedy": move.gatewayRemedy,
                ])
        }
    }
}

/// B05: a class that the app brings for a controller the platform does not run.
struct GatewayClassParameters: Rule {
    let id = "gateway-class-parameters"

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .gatewayClass).compactMap { manifest in
            guard let controller = manifest.object[.spec]["controllerName"].string,
                move.target.gateway.controller(named: controller) == nil,
                move.managed.gateway.controller(named: controller) == nil, !move.runsController(controller)
            else { return nil }
            let parameters = manifest.object[.spec]["parametersRef"]
            let reference = parameters[.kind].string.map { "\($0)/\(parameters[.name].string ?? "")" }
            return Match(
                manifest, parameters.isNull ? "spec.controllerName" : "spec.parametersRef",
                [
                    "name": LocalizedText(verbatim: manifest.key.name),
                    "controller": LocalizedText(verbatim: controller),
                    "parameters": reference.map { .say(" with parameters `\($0)`", "（パラメーター `\($0)`）") } ?? .empty,
                    "remedy": move.gatewayRemedy.lowercasingFirst,
                ])
        }
    }
}

/// B05: the platform does not know the Gateway API at all.
struct GatewayAPIAbsent: Rule {
    let id = "gateway-api-absent"

    func matches(in move: Move) -> [Match] {
        guard !move.target.gateway.hasCRDs else { return [] }
        let objects = move.app.manifests.filter { manifest in
            manifest.kind.group == Kind.gateway.group && !move.bringsDefinition(of: manifest.kind)
        }
        guard let first = objects.first else { return [] }
        return [
            Match(
                first, "apiVersion",
                [
                    "objects": .list(objects.map { .object($0) }), "kind": LocalizedText(verbatim: first.kind.name),
                    "apiVersion": LocalizedText(verbatim: first.object[.apiVersion].string ?? ""),
                    "remedy": move.addOnRemedy(move.target.gateway.addOn),
                ])
        ]
    }
}

extension Move {
    /// Whether the app itself runs the controller behind a GatewayClass, by the image of one of its containers.
    func runsController(_ controllerName: String?) -> Bool {
        guard let controllerName,
            let image = Self.controllerImages.first(where: { $0.controller == controllerName })?.image
        else { return false }
        return workloads.contains { workload in
            workload.containers.contains { $0.container[.image].string?.contains(image) ?? false }
        }
    }

    /// Controllers that people install themselves, and a part of their image's name (their install manifests).
    private static let controllerImages: [(controller: String, image: String)] = [
        ("gateway.envoyproxy.io/gatewayclass-controller", "envoyproxy/gateway"),
        ("gateway.nginx.org/nginx-gateway-controller", "nginx-gateway-fabric"),
        ("traefik.io/gateway-controller", "traefik"),
        ("istio.io/gateway-controller", "istio/pilot"),
        ("io.cilium/gateway-controller", "cilium/operator"),
        ("konghq.com/kic-gateway-controller", "kong/kubernetes-ingress-controller"),
        ("haproxy-ingress.github.io/controller", "haproxy-ingress"),
    ]

    /// What to name in a Gateway instead.
    var gatewayRemedy: LocalizedText {
        let facts = managed.gateway
        guard let name = facts.recommendedClass ?? facts.classes.first?.name else {
            return .say("Install a gateway controller", "ゲートウェイコントローラーを導入する")
        }
        let controller = facts.recommendedController.map {
            LocalizedText.say("controller `\($0)`", "コントローラー `\($0)`")
        }
        let addOn =
            target.gateway.hasCRDs
            ? nil : target.gateway.addOn.map { LocalizedText.say("add-on `\($0)`", "アドオン `\($0)`") }
        let details = [controller, addOn].compactMap { $0 }
        let english = details.map(\.english).joined(separator: ", ")
        let japanese = details.map(\.japanese).joined(separator: "、")
        return .say(
            "Name class `\(name)`" + (english.isEmpty ? "" : " (\(english))"),
            "クラス `\(name)`" + (japanese.isEmpty ? "" : "（\(japanese)）") + " を指定する")
    }

    /// How to get an add-on.
    func addOnRemedy(_ addOn: String?) -> LocalizedText {
        guard let addOn else {
            return .say("Switch it on at cluster level.", "クラスターレベルで有効にしてください。")
        }
        return .say("Install or switch on the add-on `\(addOn)`", "アドオン `\(addOn)` を導入または有効化してください")
            + command(for: addOn) + .say(".", "。")
    }

    /// The command that brings an add-on, where it is a single one; longer ways are told among the prerequisites.
    func command(for addOn: String) -> LocalizedText {
        guard let commands = target.offer(of: addOn)?.commands, commands.count == 1, let command = commands.first else {
            return .empty
        }
        return .say(": ", ": ") + .code(command)
    }
}

extension LocalizedText {
    /// The text for the middle of a sentence.
    var lowercasingFirst: LocalizedText {
        LocalizedText(english: english.prefix(1).lowercased() + english.dropFirst(), japanese: japanese)
    }
}

/// B05: parameters of a controller that is not there.
struct GatewayVendorObject: Rule {
    let id = "gateway-vendor-object"

    func matches(in move: Move) -> [Match] {
        let gateways = move.app.manifests.filter { $0.kind == .gateway || $0.kind == .gatewayClass }
        return move.absentCustomResources.compactMap { manifest in
            let users = gateways.filter { gateway in
                let spec = gateway.object[.spec]
                return [spec["infrastructure"]["parametersRef"], spec["parametersRef"]].contains { reference in
                    reference[.kind].string == manifest.kind.name && reference[.name].string == manifest.key.name
                }
            }
            guard !users.isEmpty else { return nil }
            return Match(
                manifest, "apiVersion",
                [
                    "kind": LocalizedText(verbatim: manifest.kind.name),
                    "name": LocalizedText(verbatim: manifest.key.name),
                    "apiVersion": LocalizedText(verbatim: manifest.object[.apiVersion].string ?? ""),
                    "users": .list(users.map { .object($0) }),
                ])
        }
    }
}

/// Objects of kinds that the platform does not know and the app does not define.
struct CustomResourceAbsent: Rule {
    let id = "custom-resource-absent"

    /// Groups that rules of their own speak of.
    private static let known = [Kind.gateway.group, "metallb.io", "metallb.universe.tf"]

    func matches(in move: Move) -> [Match] {
        let vendor = Set(GatewayVendorObject().matches(in: move).map(\.manifest.key))
        let policies = Set(PolicyCustomResource().matches(in: move).map(\.manifest.key))
        return move.absentCustomResources.compactMap { manifest in
            guard !Self.known.contains(manifest.kind.group), !vendor.contains(manifest.key),
                !policies.contains(manifest.key)
            else { return nil }
            return Match(
                manifest, "apiVersion",
                [
                    "object": .object(manifest), "kind": LocalizedText(verbatim: manifest.kind.name),
                    "apiVersion": LocalizedText(verbatim: manifest.object[.apiVersion].string ?? ""),
                ])
        }
    }
}

extension Move {
    /// The app's objects whose kinds neither Kubernetes nor the planned platform knows, and which the app does not define.
    fileprivate var absentCustomResources: [Manifest] {
        app.manifests.filter { manifest in
            Schema.kubernetes.resource(manifest.kind) == nil && !bringsDefinition(of: manifest.kind)
                && !target.system.customResources.contains { $0.kind == manifest.kind }
        }
    }
}
