import AppSources
import ClusterPlatforms
import KubeObjects

/// The controller behind a Gateway or an Ingress once the app has moved: what stands between users and pods.
struct Front: Sendable {
    /// Whether the class the app names is one that this controller serves; `false` where the app has to change class first.
    let isNamedByApp: Bool
    /// Whether it serves Gateways rather than Ingresses.
    let isGateway: Bool
    /// Where its proxies stand.
    let dataPlane: ProxyPlacement
    /// The namespace of its proxy pods; `nil` for the Gateway's own.
    let proxyNamespace: String?
    /// The labels of its proxy pods.
    let proxyLabels: Value
    /// The ranges its connections come from, where they are no pods.
    let sourceRanges: [String]
    /// Whether it takes certificates from Secrets.
    let usesTLSSecrets: Bool
    /// How it sends to backends without further objects.
    let targetType: TargetType
    /// Whether a ClusterIP Service can be a backend of instance targets.
    let allowsClusterIPWithInstanceTargets: Bool
    /// What sets the target type: an annotation's name or the kind of an object.
    let targetTypeSetting: String?
    /// How it checks backends.
    let healthCheck: HealthCheck
    /// The scheme where nothing is said.
    let defaultScheme: Scheme

    init(_ controller: GatewayController, isNamedByApp: Bool) {
        self.isNamedByApp = isNamedByApp
        isGateway = true
        dataPlane = controller.dataPlane
        proxyNamespace = controller.proxyNamespace
        proxyLabels = controller.proxyLabels
        sourceRanges = controller.sourceRanges
        usesTLSSecrets = controller.usesTLSSecrets
        targetType = controller.targetType
        allowsClusterIPWithInstanceTargets = controller.allowsClusterIPWithInstanceTargets
        targetTypeSetting = controller.targetTypeKind
        healthCheck = controller.healthCheck
        defaultScheme = controller.defaultScheme
    }

    init(_ controller: IngressController, isNamedByApp: Bool) {
        self.isNamedByApp = isNamedByApp
        isGateway = false
        dataPlane = controller.dataPlane
        proxyNamespace = nil
        proxyLabels = .null
        sourceRanges = controller.sourceRanges
        usesTLSSecrets = controller.usesTLSSecrets
        targetType = controller.targetType
        allowsClusterIPWithInstanceTargets = controller.allowsClusterIPWithInstanceTargets
        targetTypeSetting = controller.targetTypeAnnotation
        healthCheck = controller.healthCheck
        defaultScheme = controller.defaultScheme
    }
}

/// What is known of the class a Gateway names.
struct GatewayChoice {
    /// The class's name.
    let className: String
    /// The controller it leads to, as far as the app or the platform tell.
    let controllerName: String?
    /// The controller that will serve it.
    let controller: GatewayController?
    /// Whether that controller is the one the app names.
    let isNamedByApp: Bool

    /// The controller as what stands before the pods; `nil` where none is known.
    var front: Front? { controller.map { Front($0, isNamedByApp: isNamedByApp) } }

    init(_ gateway: Value, app: App, target: Platform, managed: Platform) {
        className = gateway[.spec]["gatewayClassName"].string ?? ""
        let name = className
        let own = app.manifests(of: .gatewayClass).first { $0.key.name == name }
        let known = (target.gateway.classes + managed.gateway.classes).first { $0.name == name }
        controllerName = own?.object[.spec]["controllerName"].string ?? known?.controller
        let running = controllerName.flatMap { controller in
            target.gateway.controller(named: controller) ?? managed.gateway.controller(named: controller)
        }
        isNamedByApp = running != nil
        let recommended = managed.gateway.recommendedController.flatMap { managed.gateway.controller(named: $0) }
        controller = running ?? recommended ?? managed.gateway.controllers.first
    }
}

/// What is known of the class an Ingress names.
struct IngressChoice {
    /// The class in `spec.ingressClassName`.
    let className: String?
    /// The class in the annotation.
    let annotation: String?
    /// The controller that will serve it.
    let controller: IngressController?
    /// Whether that controller is the one the Ingress names.
    let isNamedByApp: Bool

    var front: Front? { controller.map { Front($0, isNamedByApp: isNamedByApp) } }

    init(_ ingress: Value, app: App, managed: Platform) {
        let className = ingress[.spec]["ingressClassName"].string
        let annotation = ingress.annotation(.ingressClassAnnotation)
        self.className = className
        self.annotation = annotation
        let own = app.manifests(of: .ingressClass).first { $0.key.name == className }
        let ownController = own?.object[.spec][.controller].string
        let serving = managed.ingress.controllers.first { controller in
            switch controller.selection {
            case .annotation:
                annotation.map { value in controller.annotationSchemes.contains { $0.value == value } }
                    ?? (className == nil && controller.servesBareIngress)
            case .className:
                (className ?? annotation).map { controller.classes.contains($0) }
                    ?? (controller.defaultClass != nil || controller.servesBareIngress)
                    || (ownController.map { $0 == controller.name } ?? false)
            }
        }
        isNamedByApp = serving != nil
        let recommended = managed.ingress.controllers.first { controller in
            managed.ingress.recommendedClass.map { name in
                controller.classes.contains(name) || controller.annotationSchemes.contains { $0.value == name }
            } ?? false
        }
        controller = serving ?? recommended ?? managed.ingress.controllers.first
    }
}

extension Key {
    static let ingressClassAnnotation = Key("kubernetes.io/ingress.class")
}
