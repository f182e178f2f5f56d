import KubeObjects
import Testing

@testable import KubeSchema

/// Rules of the API server beyond the recorded requests.
@Suite struct ValidationRuleTests {
    private func errors(_ text: String) throws -> [String] {
        let documents = try YAMLReader.documents(text, file: "test.yaml")
        var object = try #require(documents.first).value
        let isNamespaced = object.objectKind.flatMap { Schema.kubernetes.resource($0)?.isNamespaced } ?? true
        if isNamespaced { object[.metadata][.namespace] = "shop" }
        object[.metadata][.name] = "web"
        Schema.kubernetes.applyDefaults(to: &object)
        return Schema.kubernetes.validate(creating: object).map(\.message)
    }

    private func podErrors(_ spec: String) throws -> [String] {
        let container = spec.contains("containers:") ? "" : "  containers: [{name: c, image: i}]\n"
        return try errors("apiVersion: v1\nkind: Pod\nspec:\n\(container)\(spec)")
    }

    @Test(arguments: [
        (
            "apiVersion: storage.k8s.io/v1\nkind: VolumeAttributesClass\nparameters: {iops: \"3000\"}",
            "driverName: Required value"
        ),
        (
            "apiVersion: storage.k8s.io/v1\nkind: CSIStorageCapacity\nstorageClassName: Fast\ncapacity: -1Gi",
            "storageClassName: Invalid value: \"Fast\": "
        ),
        (
            "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nspec: {parentRef: {resource: services, name: web}}",
            "metadata.name: Invalid value: \"web\": "
        ),
        (
            "apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nspec: {cidrs: [10.0.0.0/16, 10.1.0.0/16]}",
            "spec.cidrs: Invalid value: [\"10.0.0.0/16\",\"10.1.0.0/16\"]: may specify no more than one IP"
        ),
        ("apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nspec: {cidrs: [10.0.0.1/33]}", "spec.cidrs[0]: "),
    ])
    func kindsOfAddressesAndVolumeClassesHaveTheirRules(text: String, message: String) throws {
        let found = try errors(text)
        #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
    }

    @Test(arguments: [
        ("  hostAliases: [{ip: 1.2.3, hostnames: [a]}]", "spec.hostAliases[0].ip: Invalid value: \"1.2.3\": "),
        ("  dnsPolicy: None", "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"),
        ("  volumes: [{name: v, secret: {}}]", "spec.volumes[0].secret.secretName: Required value"),
        (
            "  volumes: [{name: v, configMap: {name: c, items: [{key: k, path: ../x}]}}]",
            "spec.volumes[0].configMap.items[0].path: Invalid value: \"../x\": must not contain '..'"
        ),
        ("  readinessGates: [{conditionType: a b}]", "spec.readinessGates[0].conditionType: Invalid value: \"a b\": "),
        ("  os: {name: plan9}", "spec.os: Unsupported value: \"plan9\": supported values: \"linux\", \"windows\""),
        (
            "  containers: [{name: c, image: i, ports: [{containerPort: 1, hostPort: 1}, {containerPort: 2, hostPort: 1}]}]",
            "spec.containers[0].ports[1].hostPort: Duplicate value: \"TCP//1\""
        ),
        (
            "  containers: [{name: c, image: i, resources: {requests: {example.com/gpu: 1}}}]",
            "spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources"
        ),
        (
            "  containers: [{name: c, image: i, lifecycle: {preStop: {sleep: {seconds: 60}}}}]",
            "spec.containers[0].lifecycle.preStop.sleep: Invalid value: 60: must be non-negative and less than "
                + "terminationGracePeriodSeconds (30)"
        ),
        (
            "  hostUsers: false\n  hostNetwork: true",
            "spec.hostNetwork: Forbidden: when `pod.Spec.HostUsers` is false"
        ),
    ])
    func podsSayWhatIsWrong(spec: String, message: String) throws {
        let found = try podErrors(spec)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(message) == true, "\(found)")
    }

    @Test func aPodWithNearlyEverythingIsRight() throws {
        #expect(
            try podErrors(
                """
                  restartPolicy: Always
                  os: {name: linux}
                  hostname: web-0
                  subdomain: web
                  priorityClassName: high
                  runtimeClassName: gvisor
                  shareProcessNamespace: true
                  setHostnameAsFQDN: true
                  overhead: {cpu: 10m, memory: 20Mi}
                  schedulingGates: [{name: example.com/gate}]
                  readinessGates: [{conditionType: example.com/ready}]
                  dnsConfig: {nameservers: [10.0.0.10, "2001:db8::1"], searches: [shop.svc.cluster.local., _x.y], options: [{name: ndots, value: "2"}]}
                  hostAliases: [{ip: 10.0.0.1, hostnames: [db.local]}]
                  imagePullSecrets: [{name: registry}]
                  securityContext: {fsGroup: 0, runAsUser: 1000, supplementalGroups: [1, 2], fsGroupChangePolicy: OnRootMismatch, sysctls: [{name: net.core.somaxconn, value: "1024"}], seccompProfile: {type: RuntimeDefault}}
                  tolerations: [{operator: Exists}, {key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: 5}]
                  volumes:
                    - {name: a, emptyDir: {medium: Memory, sizeLimit: 1Gi}}
                    - {name: b, hostPath: {path: /var/log, type: DirectoryOrCreate}}
                    - {name: c, persistentVolumeClaim: {claimName: data}}
                    - {name: d, csi: {driver: secrets-store.csi.k8s.io, readOnly: true, volumeAttributes: {a: b}}}
                    - {name: e, nfs: {server: nfs, path: /x}}
                    - {name: f, ephemeral: {volumeClaimTemplate: {metadata: {labels: {a: b}}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}
                    - {name: g, image: {reference: "registry/x:1"}}
                    - {name: h, downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}, {path: cpu, resourceFieldRef: {containerName: c, resource: limits.cpu, divisor: 1m}}]}}
                  initContainers:
                    - {name: sidecar, image: i, restartPolicy: Always, startupProbe: {exec: {command: [x]}}}
                    - {name: init, image: i, command: [x]}
                  containers:
                    - name: c
                      image: i@sha256:0000000000000000000000000000000000000000000000000000000000000000
                      ports: [{name: http, containerPort: 80}, {name: http-alt, containerPort: 80, protocol: UDP}]
                      env: [{name: A.B-c_1, value: x}, {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}, {name: L, valueFrom: {fieldRef: {fieldPath: "metadata.labels['app']"}}}]
                      envFrom: [{prefix: X_, configMapRef: {name: c}}, {secretRef: {name: s, optional: true}}]
                      volumeMounts: [{name: a, mountPath: /a, subPath: x/y}, {name: b, mountPath: /b, readOnly: true, recursiveReadOnly: Enabled}, {name: h, mountPath: /h, subPathExpr: $(A)}]
                      volumeDevices: [{name: c, devicePath: /dev/x}]
                      resources: {limits: {cpu: "1", memory: 1Gi, example.com/gpu: 1, hugepages-2Mi: 4Mi}, requests: {cpu: 500m, example.com/gpu: 1}}
                      resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]
                      livenessProbe: {grpc: {port: 9000}}
                      lifecycle: {preStop: {sleep: {seconds: 5}}, postStart: {exec: {command: [x]}}}
                      securityContext: {capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
                """) == [])
    }

    @Test(arguments: [
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 10
          metrics:
            - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
            - {type: ContainerResource, containerResource: {name: cpu, container: c, target: {type: AverageValue, averageValue: 1}}}
            - {type: Pods, pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: "10"}}}
            - {type: Object, object: {describedObject: {apiVersion: v1, kind: Service, name: web}, metric: {name: q}, target: {type: Value, value: 5}}}
            - {type: External, external: {metric: {name: queue}, target: {type: AverageValue, averageValue: 30}}}
          behavior: {scaleDown: {stabilizationWindowSeconds: 300, policies: [{type: Percent, value: 100, periodSeconds: 15}]}}
        """,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        spec:
          podSelector: {}
          ingress: [{from: [{podSelector: {}, namespaceSelector: {}}], ports: [{port: 80, endPort: 90}, {port: http}]}]
          egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]
        """,
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        spec:
          ingressClassName: nginx
          tls: [{hosts: ["*.example.com"], secretName: tls}]
          rules: [{host: "*.example.com", http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: 1web, port: {name: http}}}}]}}]
        """,
        """
        apiVersion: v1
        kind: ResourceQuota
        spec:
          hard: {pods: "10", requests.cpu: "4", count/deployments.apps: "5", requests.nvidia.com/gpu: "1", gold.storageclass.storage.k8s.io/requests.storage: 5Gi}
          scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}
        """,
        """
        apiVersion: batch/v1
        kind: CronJob
        spec:
          schedule: "*/15 6-18 * * MON-FRI"
          timeZone: Asia/Tokyo
          jobTemplate: {spec: {template: {spec: {restartPolicy: OnFailure, containers: [{name: c, image: i}]}}}}
        """,
        """
        apiVersion: v1
        kind: Service
        spec:
          type: LoadBalancer
          externalTrafficPolicy: Local
          loadBalancerSourceRanges: [10.0.0.0/8, " 2001:db8::/32 "]
          ports: [{name: http, port: 80, targetPort: web}, {name: https, port: 443}]
        """,
        """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        provisioner: kubernetes.io/no-provisioner
        allowedTopologies: [{matchLabelExpressions: [{key: topology.kubernetes.io/zone, values: [a, b]}]}]
        """,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}, {nonResourceURLs: [/metrics], verbs: [get]}]
        """,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        spec:
          serviceName: db
          selector: {matchLabels: {app: db}}
          template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: i, volumeMounts: [{name: data, mountPath: /d}]}]}}
          volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
        """,
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        spec: {gatewayClassName: x, listeners: [{name: http, port: 80, protocol: HTTP}]}
        """,
    ])
    func rightManifestsHaveNoErrors(manifest: String) throws {
        #expect(try errors(manifest) == [])
    }

    @Test func namesAndLabelsAreCheckedAtTheirEdges() {
        #expect(Format.dnsLabel(String(repeating: "a", count: 63)).isEmpty)
        #expect(Format.dnsLabel(String(repeating: "a", count: 64)) == ["must be no more than 63 characters"])
        for name in ["", "-a", "a-", "A", "a_b", "ä"] { #expect(!Format.dnsLabel(name).isEmpty, "\(name)") }
        for name in ["a..b", ".a", "a.", "a.-b", "a-.b"] { #expect(!Format.dnsSubdomain(name).isEmpty, "\(name)") }
        for name in ["a", "1.2", "a-b.c-d"] { #expect(Format.dnsSubdomain(name).isEmpty, "\(name)") }
        for name in ["a/b", "example.com/A_b.c", "1"] { #expect(Format.qualifiedName(name).isEmpty, "\(name)") }
        for name in ["", "/a", "a/", "a/b/c", "A/b", "_a", "a b"] {
            #expect(!Format.qualifiedName(name).isEmpty, "\(name)")
        }
        for value in ["", "a", "A.b_c-1"] { #expect(Format.labelValue(value).isEmpty, "\(value)") }
        for value in ["-", "a/b", "a "] { #expect(!Format.labelValue(value).isEmpty, "\(value)") }
        for name in ["http", "a1", "1a"] { #expect(Format.portName(name).isEmpty, "\(name)") }
        for name in ["", "80", "-a", "a--b", "A"] { #expect(!Format.portName(name).isEmpty, "\(name)") }
    }

    @Test func addressesAreReadAsGoReadsThem() throws {
        for text in ["10.0.0.1", "::", "::1", "2001:db8::ffff", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"] {
            #expect(Address(text) != nil, "\(text)")
        }
        for text in ["", "1.2.3", "1.2.3.256", "1.2.3.4.5", ":", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "g::"] {
            #expect(Address(text) == nil, "\(text)")
        }
        #expect(AddressRange("10.0.0.0/33") == nil)
        #expect(AddressRange("0.0.0.0/0")?.contains(try #require(Address("8.8.8.8"))) == true)
    }

    @Test func aForbiddenChangeIsShownAsADifferenceOfLines() {
        let old: Value = ["a": 1, "b": ["x": true], "c": ["1", "2", "3", "4", "5", "6", "7", "8", "9"], "d": "<"]
        var new = old
        new["a"] = 2
        new["d"] = "y"
        #expect(
            LineDiff.text(from: old, to: new)
                == """
                @@ -1,5 +1,5 @@
                 {
                - "a": 1,
                + "a": 2,
                  "b": {
                   "x": true
                  },
                @@ -14,5 +14,5 @@
                   "8",
                   "9"
                  ],
                - "d": "\\u003c"
                + "d": "y"
                 }

                """)
    }

    @Test func whatMayNotChangeIsRefusedAndTheRestIsNot() throws {
        var old: Value = [
            .apiVersion: "v1", .kind: "ConfigMap", .metadata: [.name: "c", .namespace: "shop", .uid: "1"],
            .data: ["a": "x"],
        ]
        var new = old
        new[.data]["a"] = "y"
        #expect(Schema.kubernetes.validate(updating: old, to: new) == [])
        old[.metadata][.deletionTimestamp] = "2026-01-01T00:00:00Z"
        new[.metadata][.finalizers] = ["example.com/x"]
        #expect(
            Schema.kubernetes.validate(updating: old, to: new).map(\.message).first
                == "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found "
                + "new finalizers []string{\"example.com/x\"}")
    }
}
