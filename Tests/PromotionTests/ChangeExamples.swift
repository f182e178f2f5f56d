import AppSources
import ClusterPlatforms
import Foundation
import KubeObjects

@testable import Promotion

/// Apps that are promoted in tests.
enum ChangeExamples {
    /// The platforms an app is promoted to.
    static let platforms = ["eks", "aks", "gke", "gke-autopilot"]

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let manifestFolder = repository.appendingPathComponent("Examples/TaskBoard/manifests").path

    /// An Ingress of ingress-nginx before a Deployment with a MySQL of one pod.
    static let shop =
        Objects.object("v1", "Namespace", "shop", namespace: nil, "spec: {}")
        + Objects.ingress("ingressClassName: nginx", host: "shop.localhost")
        + Objects.service()
        + Objects.workload(
            image: "shop-web:dev",
            container:
                "imagePullPolicy: Never, readinessProbe: {httpGet: {path: /healthz, port: http}}, env: [{name: DB, value: db}]"
        )
        + Objects.object(
            "v1", "Service", "db", "spec: {clusterIP: None, selector: {app: db}, ports: [{port: 3306}]}")
        + Objects.object(
            "apps/v1", "Deployment", "db",
            "spec: {selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: "
                + "mysql, image: \"mysql:8.4\", ports: [{containerPort: 3306}], env: [{name: MYSQL_ROOT_PASSWORD, valueFrom: "
                + "{secretKeyRef: {name: db, key: password}}}], volumeMounts: [{name: data, mountPath: /var/lib/mysql}]}], "
                + "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}}}")
        + Objects.claim("data", class: "standard")
        + Objects.object("v1", "Secret", "db", "stringData: {password: \"never-show-this\"}")

    /// One Deployment behind a load balancer with an address of the own machine's network.
    static let hello =
        Objects.workload("Deployment", "hello", replicas: 1, image: "nginx:1.27")
        + Objects.service(
            "hello", type: "LoadBalancer", annotation: "metallb.io/address-pool: local",
            spec: "loadBalancerIP: 172.18.255.200")
        + Objects.object(
            "metallb.io/v1beta1", "IPAddressPool", "local", namespace: "metallb-system",
            "spec: {addresses: [172.18.255.200-172.18.255.250]}")

    static func taskBoard() throws -> (app: App, origin: Platform) {
        let app = try App.load(path: manifestFolder)
        return (app, try Platform.named("kind").adding(app.settings.addons.map(\.text)))
    }

    /// The apps by a name for test results.
    static func all() throws -> [(name: String, app: App, origin: Platform)] {
        let board = try taskBoard()
        let kind = try Platform.named("kind")
        return [
            ("board", board.app, board.origin), ("shop", try Make.app(shop), kind),
            ("hello", try Make.app(hello), kind),
        ]
    }

    static func change(
        _ text: String, to platform: String, _ choices: PromotionChoices = PromotionChoices()
    ) throws -> PromotionChange {
        try Promoter.change(
            for: try Make.app(text), from: try Platform.named("kind"), to: try Make.platform(platform),
            choices: choices)
    }
}

/// A kustomization rendered with what overlays use of kustomize: resources, JSON patches with a target, deletions, images.
enum SmallKustomize {
    struct Failure: Error { let message: String }

    static func render(_ read: (String) throws -> String) throws -> [Value] {
        func documents(_ path: String) throws -> [Value] {
            try YAMLReader.documents(try read(path), file: path).map(\.value)
        }
        guard let root = try documents("kustomization.yaml").first else { throw Failure(message: "empty") }
        var objects = try root["resources"].elements.flatMap { try documents($0.string ?? "") }
        for entry in root["patches"].elements {
            let path = entry["path"].string ?? ""
            guard let patch = try documents(path).first else { throw Failure(message: "\(path) is empty") }
            let target = entry["target"]
            let places = objects.indices.filter { index in
                target.isNull ? matches(objects[index], patch) : hits(objects[index], target)
            }
            guard places.count == 1, let place = places.first else {
                throw Failure(message: "\(path) hits \(places.count) objects")
            }
            if target.isNull {
                guard patch["$patch"].string == "delete" else { throw Failure(message: "\(path) deletes nothing") }
                objects.remove(at: place)
            } else {
                try JSONPatch(patch).apply(to: &objects[place])
            }
        }
        for index in objects.indices {
            guard let workload = Workload(Manifest(objects[index])) else { continue }
            for (path, container) in workload.containers {
                for image in root["images"].elements {
                    let text = container[.image].string ?? ""
                    let name = image["name"].string ?? ""
                    guard text == name || text.hasPrefix(name + ":") || text.hasPrefix(name + "@") else { continue }
                    let tag = image["newTag"].string.map { ":" + $0 } ?? String(text.dropFirst(name.count))
                    objects[index][path.appending(.image)] = .string((image["newName"].string ?? name) + tag)
                }
            }
        }
        return objects
    }

    private static func matches(_ object: Value, _ patch: Value) -> Bool {
        object[.apiVersion] == patch[.apiVersion] && object[.kind] == patch[.kind]
            && object.objectName == patch.objectName && object.objectNamespace == patch.objectNamespace
    }

    private static func hits(_ object: Value, _ target: Value) -> Bool {
        let version = [target["group"].string, target["version"].string].compactMap { $0 }.joined(separator: "/")
        return object[.apiVersion].string == version && object[.kind] == target[.kind]
            && object.objectName == target[.name].string?.replacing("\\", with: "")
            && object.objectNamespace == (target[.namespace].string?.replacing("\\", with: "") ?? "")
    }
}
