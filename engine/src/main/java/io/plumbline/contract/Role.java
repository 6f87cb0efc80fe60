package io.plumbline.contract;

/** 责任角色: the capacity in which an organization answers for a record. */
public enum Role {
    /** 主体: does it. */
    PRINCIPAL,
    /** 属地: organizes, discovers, is the first to act on its territory. */
    TERRITORIAL,
    /** 行业: makes the rules, permits and checks. */
    SECTOR,
    /** 执法: enforces. */
    ENFORCEMENT,
    /** 配合: co-operates. */
    SUPPORT
}
