// swift-tools-version: 6.2
import PackageDescription

// One list of language settings for every target. Where SLIPWAY_STRICT is set, as in CI, our own warnings are errors.
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["SLIPWAY_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

// Read downwards: a target imports only targets above it.
let package = Package(
    name: "slipway",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "slipway", targets: ["slipway"]),
        // The rooms as one library, for the packages beside this one: benchmarks, fuzzing, the live cluster.
        .library(
            name: "SlipwayKit",
            targets: [
                "KubeObjects", "KubeSchema", "ClusterEngine", "ClusterPlatforms", "HelmCharts", "AppSources",
                "Promotion",
                "Rehearsal",
            ]),
        // For the fuzzer, which is a package of its own.
        .library(name: "KubeObjects", targets: ["KubeObjects"]),
        // For comparing charts with Helm, likewise.
        .library(name: "HelmCharts", targets: ["KubeObjects", "HelmCharts"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    ],
    targets: [
        .target(
            name: "KubeObjects",
            dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(
            name: "KubeSchema",
            dependencies: ["KubeObjects"],
            swiftSettings: settings),
        .target(
            name: "ClusterEngine",
            dependencies: ["KubeObjects", "KubeSchema"],
            swiftSettings: settings),
        .target(
            name: "ClusterPlatforms",
            dependencies: ["KubeObjects", "KubeSchema", "ClusterEngine"],
            resources: [.embedInCode("Profiles")],
            swiftSettings: settings),
        .target(
            name: "HelmCharts",
            dependencies: ["KubeObjects"],
            swiftSettings: settings),
        .target(
            name: "AppSources",
            dependencies: ["KubeObjects", "KubeSchema", "HelmCharts"],
            swiftSettings: settings),
        .target(
            name: "Promotion",
            dependencies: ["KubeObjects", "KubeSchema", "ClusterPlatforms", "HelmCharts", "AppSources"],
            resources: [.embedInCode("Resources")],
            swiftSettings: settings),
        .target(
            name: "Rehearsal",
            dependencies: [
                "KubeObjects", "KubeSchema", "ClusterEngine", "ClusterPlatforms", "AppSources", "Promotion",
            ],
            resources: [.embedInCode("Resources")],
            swiftSettings: settings),
        .target(
            name: "SlipwayCommands",
            dependencies: [
                "KubeObjects", "KubeSchema", "ClusterEngine", "ClusterPlatforms", "HelmCharts", "AppSources",
                "Promotion",
                "Rehearsal", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(name: "slipway", dependencies: ["SlipwayCommands"], swiftSettings: settings),
        .testTarget(
            name: "RehearsalTests",
            dependencies: ["KubeObjects", "ClusterPlatforms", "AppSources", "Promotion", "Rehearsal"],
            swiftSettings: settings),
        .testTarget(
            name: "AppSourcesTests", dependencies: ["KubeObjects", "HelmCharts", "AppSources"], swiftSettings: settings),
        .testTarget(
            name: "ClusterEngineTests", dependencies: ["KubeObjects", "KubeSchema", "ClusterEngine"],
            exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "ClusterPlatformsTests", dependencies: ["ClusterEngine", "ClusterPlatforms", "KubeObjects"],
            swiftSettings: settings),
        .testTarget(
            name: "HelmChartsTests", dependencies: ["KubeObjects", "HelmCharts"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(name: "KubeObjectsTests", dependencies: ["KubeObjects"], swiftSettings: settings),
        .testTarget(
            name: "KubeSchemaTests", dependencies: ["KubeObjects", "KubeSchema"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "SlipwayCommandsTests", dependencies: ["KubeObjects", "SlipwayCommands", "slipway"],
            swiftSettings: settings),
        .testTarget(
            name: "PromotionTests",
            dependencies: ["KubeObjects", "ClusterPlatforms", "HelmCharts", "AppSources", "Promotion"],
            swiftSettings: settings),
    ]
)
