package io.plumbline;

import io.plumbline.check.CheckKinds;
import io.plumbline.source.SourceFormats;

/** What comes with the engine, through the same door as everybody's. */
public final class BuiltIn implements Plugin {
    @Override
    public void register(Registry registry) {
        registry.register(SourceFormats.csv());
        registry.register(SourceFormats.jsonLines());
        registry.register(SourceFormats.table());
        registry.register(SourceFormats.spark("parquet"));
        registry.register(SourceFormats.spark("orc"));
        registry.register(SourceFormats.spark("jdbc"));
        CheckKinds.all().forEach(registry::register);
    }
}
