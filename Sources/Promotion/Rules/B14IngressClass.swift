import AppSources
import ClusterPlatforms
import KubeObjects

/// B14: an Ingress of a class that no controller on the platform serves.
struct IngressClassAbsent: Rule {
    let id = "ingress-class-absent"

    func matches(in move: Move) -> [Match] {
        move.ingresses.compactMap { ingress, choice in
            guard let name = choice.annotation ?? choice.className else { return nil }
            if choice.className != nil, choice.annotation == nil, move.readsOnlyAnnotation { return nil }
            let isRunning =
                choice.isNamedByApp && move.target.ingress.controllers.contains { $0.name == choice.controller?.name }
            guard !isRunning, !move.bringsIngressController else { return nil }
            return Match(
                ingress, choice.className == nil ? .ingressAnnotation : "spec.ingressClassName",
                [
                    "name": LocalizedText(verbatim: ingress.key.name), "class": LocalizedText(verbatim: name),
                    "remedy": choice.isNamedByApp
                        ? move.addOnRemedy(move.target.ingress.addOn).withoutStop : move.ingressRemedy,
                ])
        }
    }
}

/// B14: an Ingress that names nothing, where nothing takes it.
struct IngressClassUnset: Rule {
    let id = "ingress-class-unset"

    func matches(in move: Move) -> [Match] {
        move.ingresses.compactMap { ingress, choice in
            guard choice.annotation == nil, choice.className == nil, !move.hasDefaultIngressClass,
                !move.bringsIngressController,
                !move.managed.ingress.controllers.contains(where: { $0.servesBareIngress || $0.defaultClass != nil })
            else { return nil }
            return Match(
                ingress, "spec",
                [
                    "name": LocalizedText(verbatim: ingress.key.name),
                    "remedy": move.ingressRemedy + .say(".", "。"),
                ])
        }
    }
}

/// B14: an Ingress that names nothing and is put on the internet.
struct IngressPublicByDefault: Rule {
    let id = "ingress-public-by-default"

    func matches(in move: Move) -> [Match] {
        move.ingresses.compactMap { ingress, choice in
            guard choice.annotation == nil, choice.className == nil,
                let controller = move.managed.ingress.controllers.first(where: { controller in
                    controller.servesBareIngress && controller.defaultScheme == .external
                })
            else { return nil }
            let hosts = ingress.object[.spec][.rules].elements.compactMap { $0["host"].string }
            let values = controller.annotationSchemes.map { "kubernetes.io/ingress.class: \($0.value)" }
            return Match(
                ingress, "spec",
                [
                    "name": LocalizedText(verbatim: ingress.key.name),
                    "hosts": hosts.isEmpty ? .say("everything it routes", "ルート先すべて") : .codes(hosts),
                    "remedy": .codes(values),
                ])
        }
    }
}

/// B14: a class in a field that the controller never looks at.
struct IngressClassFieldIgnored: Rule {
    let id = "ingress-class-field-ignored"

    func matches(in move: Move) -> [Match] {
        guard move.readsOnlyAnnotation else { return [] }
        return move.ingresses.compactMap { ingress, choice in
            guard let name = choice.className, choice.annotation == nil, !move.bringsIngressController else {
                return nil
            }
            return Match(
                ingress, "spec.ingressClassName",
                [
                    "name": LocalizedText(verbatim: ingress.key.name), "class": LocalizedText(verbatim: name),
                    "remedy": move.ingressRemedy,
                ])
        }
    }
}

extension Move {
    /// The Ingresses, each with the class it chooses.
    var ingresses: [(manifest: Manifest, choice: IngressChoice)] {
        app.manifests(of: .ingress).map { ($0, IngressChoice($0.object, app: app, managed: managed)) }
    }

    /// Whether the platform's own controllers are chosen by annotation only.
    var readsOnlyAnnotation: Bool {
        let controllers = managed.ingress.controllers
        return !controllers.isEmpty && controllers.allSatisfy { $0.selection == .annotation }
    }

    fileprivate var hasDefaultIngressClass: Bool {
        app.manifests(of: .ingressClass).contains {
            $0.object.annotation("ingressclass.kubernetes.io/is-default-class") == "true"
        }
    }

    /// Whether the app brings an ingress controller of its own, which then serves its Ingresses as before.
    var bringsIngressController: Bool {
        let images = [
            "ingress-nginx/controller", "nginx/nginx-ingress", "traefik", "haproxy-ingress", "projectcontour/contour",
        ]
        return workloads.contains { workload in
            workload.containers.contains { entry in
                images.contains { entry.container[.image].string?.contains($0) ?? false }
            }
        }
    }

    /// What to write into an Ingress instead, without a full stop.
    var ingressRemedy: LocalizedText {
        let facts = managed.ingress
        guard let name = facts.recommendedClass else {
            return .say("Install an ingress controller", "Ingress コントローラーを導入する")
        }
        let isAnnotation = facts.controllers.contains { controller in
            controller.selection == .annotation && controller.annotationSchemes.contains { $0.value == name }
        }
        let setting = isAnnotation ? "kubernetes.io/ingress.class: \(name)" : "ingressClassName: \(name)"
        let addOn = target.ingress.addOn.map { LocalizedText.say(" (add-on `\($0)`)", "（アドオン `\($0)`）") } ?? .empty
        return .say("Write `\(setting)`", "`\(setting)` と書く") + addOn
    }
}

extension LocalizedText {
    /// The text without the full stop at its end.
    fileprivate var withoutStop: LocalizedText {
        mapping { text, _ in text.hasSuffix(".") || text.hasSuffix("。") ? String(text.dropLast()) : text }
    }
}

extension FieldPath {
    /// Where the annotation of an Ingress's class stands.
    static let ingressAnnotation = FieldPath(keys: [.metadata, .annotations, .ingressClassAnnotation])
}
